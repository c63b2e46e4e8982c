import type { HttpRefusal } from '../../core/http-refusal.ts';

/** What the receiver of a callback answers when it does not take it, the first row that fits; https://www.standardwebhooks.com */
export const CALLBACK_REFUSALS = [
  {
    given: 'the address is closed for good',
    answer: '410',
    status: [410],
    kind: 'gone',
    hint: 'Send the ticket again with another `callback_url`.',
  },
  {
    given: 'the receiver limits us or fails',
    answer: '408, 425, 429, 5xx',
    status: [408, 425, 429, '5xx'],
    kind: 'unavailable',
  },
  {
    given: 'the receiver does not believe us',
    answer: '401, 403',
    status: [401, 403],
    kind: 'permission_denied',
    hint: 'Compare the secret on both sides.',
  },
  {
    given: 'nothing is at the address',
    answer: '404',
    status: [404],
    kind: 'not_found',
    hint: 'Check the `callback_url` that the sender gives.',
  },
  {
    given: 'a redirect, which is never followed',
    answer: '3xx',
    status: ['3xx'],
    kind: 'invalid_argument',
    hint: 'Give the address that it leads to as `callback_url`.',
  },
  {
    given: 'the receiver does not take the message',
    answer: 'every other 4xx',
    status: ['4xx'],
    kind: 'invalid_argument',
  },
] as const satisfies readonly HttpRefusal[];
