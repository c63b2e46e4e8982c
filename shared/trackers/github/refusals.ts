import type { HttpRefusal } from '../../core/http-refusal.ts';

/** What GitHub answers when it does not do what it was asked, the first row that fits. */
export const GITHUB_REFUSALS = [
  {
    given: 'the primary limit is used up, or a secondary one asks to wait',
    answer: '403 with `Retry-After`, or with `X-RateLimit-Remaining: 0` and a reset',
    status: [403],
    waits: true,
    kind: 'unavailable',
  },
  {
    given: 'a secondary limit that does not say how long',
    answer: '403 that speaks of a rate limit or of abuse',
    status: [403],
    says: /\brate limit\b|\babuse\b/i,
    kind: 'unavailable',
  },
  { given: 'a limit', answer: '429', status: [429], kind: 'unavailable' },
  {
    given: 'GitHub or a proxy fails; what was asked may be done all the same',
    answer: '408, 409, 5xx',
    status: [408, 409, '5xx'],
    kind: 'unavailable',
  },
  {
    given: 'the token is wrong, expired or revoked',
    answer: '401',
    status: [401],
    kind: 'permission_denied',
    hint: 'Give the connection new `credentials`.',
  },
  {
    given: 'the conversation is locked',
    answer: '403 “… issue is locked.”',
    status: [403],
    says: /\blocked\b/i,
    kind: 'permission_denied',
    hint: 'Unlock the conversation, or give the token write access to the repository.',
  },
  {
    given: 'the repository is archived',
    answer: '403 “Repository was archived so is read-only.”',
    status: [403],
    says: /\barchived\b/i,
    kind: 'permission_denied',
    hint: 'Unarchive the repository.',
  },
  {
    given: 'the token may not',
    answer: '403, any other',
    status: [403],
    kind: 'permission_denied',
    hint: 'Give the token the right to read and write issues of the repository.',
  },
  {
    given: 'there is no such issue, or the token cannot see it',
    answer: '404',
    status: [404],
    kind: 'not_found',
    hint: 'If the issue is there, let the token see its repository.',
  },
  {
    given: 'the issue was deleted, or issues are turned off',
    answer: '410',
    status: [410],
    kind: 'not_found',
    hint: 'If the issue is there, turn the repository’s issues on again.',
  },
  {
    given: 'it does not take what we wrote: a label’s name, a body',
    answer: '422, and every other 4xx',
    status: ['4xx'],
    kind: 'invalid_argument',
    hint: 'Check the names of the connection’s `labels`.',
  },
] as const satisfies readonly HttpRefusal[];
