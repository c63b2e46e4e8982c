import type { HttpRefusal } from '../../core/http-refusal.ts';
import { REST_REFUSALS } from '../rest/rest-refusals.ts';

/** What Gitea answers when it does not do what it was asked, the first row that fits. */
export const GITEA_REFUSALS: readonly HttpRefusal[] = [
  {
    given: 'the rights of others are asked for by who may not know them',
    answer: '403 “Only admins can query all permissions …”',
    status: [403],
    says: /query all permissions/i,
    kind: 'permission_denied',
    hint: 'Make the token’s account an administrator of the repository: Gitea tells the rights of others to nobody else.',
  },
  {
    given: 'the token’s scopes lack one',
    answer: '403 “token does not have at least one of required scope(s) …”',
    status: [403],
    says: /required scope/i,
    kind: 'permission_denied',
    hint: 'Give the token the scopes `write:issue`, `read:repository` and `read:user`; `read:organization` where labels are an organisation’s.',
  },
  {
    given: 'the issue depends on open ones',
    answer: '412',
    status: [412],
    kind: 'invalid_argument',
    hint: 'Close what the issue depends on, or set `writeBack.close: false`.',
  },
  {
    given: 'the repository is archived',
    answer: '423',
    status: [423],
    kind: 'permission_denied',
    hint: 'Unarchive the repository.',
  },
  ...REST_REFUSALS,
];
