import type { HttpRefusal } from '../../core/http-refusal.ts';
import { REST_REFUSALS } from '../rest/rest-refusals.ts';

export const JIRA_REFUSALS: readonly HttpRefusal[] = [
  {
    given: 'a field is not on the screen, a label has a space, a transition asks for more',
    answer: '400, 422',
    status: [400, 422],
    kind: 'invalid_argument',
    hint: 'Check `labels` and `states` of the connection, and that the project’s screens have the field Labels.',
  },
  ...REST_REFUSALS,
];
