import type { HttpRefusal } from '../../core/http-refusal.ts';

/** What answers mean wherever an API speaks plain HTTP; a tracker puts rows of its own before them. */
export const REST_REFUSALS: readonly HttpRefusal[] = [
  {
    given: 'a limit that says how long to wait',
    answer: '403 with `Retry-After`, or with a used-up limit and its reset',
    status: [403],
    waits: true,
    kind: 'unavailable',
  },
  {
    given: 'a limit that does not say how long',
    answer: '403 that speaks of a limit or of abuse',
    status: [403],
    says: /\brate limit|\babuse\b|too many requests/i,
    kind: 'unavailable',
  },
  {
    given: 'a limit, or the tracker or a proxy fails; what was asked may be done all the same',
    answer: '408, 409, 425, 429, 5xx',
    status: [408, 409, 425, 429, '5xx'],
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
    given: 'the token lacks a right',
    answer: '403',
    status: [403],
    kind: 'permission_denied',
    hint: 'Give the token the rights that the tracker’s page in docs/trackers lists.',
  },
  {
    given: 'the ticket was deleted, or the token does not see it',
    answer: '404, 410',
    status: [404, 410],
    kind: 'not_found',
  },
  {
    given: 'the ticket was moved to where the token may not be meant to go',
    answer: 'a redirect',
    status: ['3xx'],
    kind: 'not_found',
  },
  {
    given: 'anything else',
    answer: 'another 4xx',
    status: ['4xx'],
    kind: 'invalid_argument',
  },
];
