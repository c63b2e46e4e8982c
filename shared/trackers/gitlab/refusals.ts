import type { HttpRefusal } from '../../core/http-refusal.ts';
import { REST_REFUSALS } from '../rest/rest-refusals.ts';

/** What GitLab answers when it does not do what it was asked, the first row that fits. */
export const GITLAB_REFUSALS: readonly HttpRefusal[] = [
  {
    given: 'the token’s scopes lack one',
    answer: '403 “insufficient_scope”',
    status: [403],
    says: /insufficient_scope|insufficient_granular_scope/i,
    kind: 'permission_denied',
    hint: 'Give the token the scope `api`.',
  },
  ...REST_REFUSALS,
];
