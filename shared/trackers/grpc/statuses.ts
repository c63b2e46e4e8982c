import type { Refusal } from '../../core/refusal.ts';

const CREDENTIALS = 'Give the connection new `credentials.token`, or the program the rights.';
const ADDRESS = 'Check `baseUrl`: a program that serves TicketingBackend must listen there.';

/**
 * What each status of gRPC means to us, by its number: https://grpc.io/docs/guides/status-codes. 0 is a success. What may pass is asked
 * again: a program that takes a call twice, as the contract demands, loses nothing by it.
 */
export const STATUSES = {
  1: {
    given: 'somebody on the way gave it up',
    answer: '`CANCELLED` (1)',
    kind: 'unavailable',
  },
  2: {
    given: 'the program failed and does not say how',
    answer: '`UNKNOWN` (2)',
    kind: 'unavailable',
  },
  3: {
    given: 'it does not take what we wrote, such as the ticket’s id',
    answer: '`INVALID_ARGUMENT` (3)',
    kind: 'invalid_argument',
  },
  4: {
    given: 'no answer in time; what was asked may be done all the same',
    answer: '`DEADLINE_EXCEEDED` (4)',
    kind: 'unavailable',
  },
  5: {
    given: 'the ticket is not there any more',
    answer: '`NOT_FOUND` (5)',
    kind: 'not_found',
  },
  6: {
    given: 'it says that this is there already',
    answer: '`ALREADY_EXISTS` (6)',
    kind: 'invalid_argument',
  },
  7: {
    given: 'the token may not',
    answer: '`PERMISSION_DENIED` (7)',
    kind: 'permission_denied',
    hint: CREDENTIALS,
  },
  8: {
    given: 'a limit, or an answer larger than 8 MiB',
    answer: '`RESOURCE_EXHAUSTED` (8)',
    kind: 'unavailable',
  },
  9: {
    given: 'the ticket is in a state that does not allow it',
    answer: '`FAILED_PRECONDITION` (9)',
    kind: 'invalid_argument',
  },
  10: {
    given: 'somebody else changes the same',
    answer: '`ABORTED` (10)',
    kind: 'unavailable',
  },
  11: {
    given: 'it does not take what we wrote',
    answer: '`OUT_OF_RANGE` (11)',
    kind: 'invalid_argument',
  },
  12: {
    given: 'the program has no such call',
    answer: '`UNIMPLEMENTED` (12)',
    kind: 'invalid_argument',
    hint: ADDRESS,
  },
  13: {
    given: 'the program failed, or its answer cannot be read',
    answer: '`INTERNAL` (13)',
    kind: 'unavailable',
  },
  14: {
    given: 'the program, or its tracker, is down',
    answer: '`UNAVAILABLE` (14)',
    kind: 'unavailable',
  },
  15: {
    given: 'the program lost data',
    answer: '`DATA_LOSS` (15)',
    kind: 'unavailable',
  },
  16: {
    given: 'the token is missing or wrong',
    answer: '`UNAUTHENTICATED` (16)',
    kind: 'permission_denied',
    hint: CREDENTIALS,
  },
} as const satisfies Readonly<Record<number, Refusal>>;
