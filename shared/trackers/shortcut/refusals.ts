import type { HttpRefusal } from '../../core/http-refusal.ts';
import { REST_REFUSALS } from '../rest/rest-refusals.ts';

/** Shortcut's limit is 200 requests a minute. */
export const SHORTCUT_REFUSALS: readonly HttpRefusal[] = [
  {
    given: 'it does not take what we wrote: a label of more than 128 characters, a body',
    answer: '400, 422',
    status: [400, 422],
    kind: 'invalid_argument',
    hint: 'Check `labels` and `states` of the connection.',
  },
  ...REST_REFUSALS,
];
