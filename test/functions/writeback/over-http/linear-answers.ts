import type { LINEAR_REFUSALS } from '../../../../shared/trackers/linear/refusals.ts';
import type { Answer, Fault } from '../../../support/faulty-proxy.ts';

/** An answer as Linear gives it, and the row of its table that it is. */
export interface LinearAnswer {
  readonly row: keyof typeof LINEAR_REFUSALS;
  readonly given: string;
  readonly answer: Answer;
}

/** An error as Linear words it: the type for its SDK, the code of GraphQL servers, and words for people. */
function refusal(type: string, code: string, message = 'It was refused', more: object = {}) {
  const extensions = { type, code, userError: true, userPresentableMessage: message };
  return { errors: [{ message, path: ['commentCreate'], extensions }], data: null, ...more };
}

const LIMITED = refusal('ratelimited', 'RATELIMITED', 'Rate limit exceeded');
const FAILED = refusal('internal error', 'INTERNAL_SERVER_ERROR', 'Internal server error');

/** Answers after which the same may work later. */
export const PASSING: readonly LinearAnswer[] = [
  {
    row: 'Ratelimited',
    given: '400 RATELIMITED with Retry-After',
    answer: { status: 400, headers: { 'retry-after': '40' }, body: LIMITED },
  },
  {
    row: 'Ratelimited',
    given: '200 RATELIMITED with the reset of requests',
    answer: {
      status: 200,
      headers: {
        'x-ratelimit-requests-remaining': '0',
        'x-ratelimit-requests-reset': String(Date.now() + 60_000),
      },
      body: LIMITED,
    },
  },
  { row: 'Ratelimited', given: '429 with a page', answer: { status: 429, body: 'Slow down' } },
  {
    row: 'InternalError',
    given: '200 with an internal error',
    answer: { status: 200, body: FAILED },
  },
  { row: 'InternalError', given: '500 with a page', answer: { status: 500, body: '<html>' } },
  { row: 'InternalError', given: '408 of a proxy', answer: { status: 408, body: '' } },
  {
    row: 'NetworkError',
    given: '502 of a proxy',
    answer: { status: 502, body: '<html><h1>Bad Gateway</h1>' },
  },
  {
    row: 'LockTimeout',
    given: '200 with a lock',
    answer: { status: 200, body: refusal('lock timeout', 'LOCK_TIMEOUT') },
  },
  {
    row: 'BootstrapError',
    given: '200 with a bootstrap error',
    answer: { status: 200, body: refusal('bootstrap error', 'BOOTSTRAP_ERROR') },
  },
];

/** What is no answer to a comment that is to be made. */
export const LOST: readonly { readonly given: string; readonly fault: Fault }[] = [
  { given: 'a reset before it was done', fault: { reset: 'before' } },
  { given: 'a reset after it was done', fault: { reset: 'after' } },
  { given: '502 after it was done', fault: { afterwards: { status: 502, body: '<html>' } } },
  {
    given: 'data and an error, after it was done',
    fault: {
      afterwards: { status: 200, body: { ...FAILED, data: { commentCreate: { success: true } } } },
    },
  },
  {
    given: 'half an answer after it was done',
    fault: { afterwards: { status: 200, body: '{"data":{"commentCre' } },
  },
  { given: 'a redirect', fault: { answer: { status: 302, headers: { location: '/elsewhere' } } } },
];

/** Answers after which the same never works. */
export const PERMANENT: readonly (LinearAnswer & { readonly hint: string })[] = [
  {
    row: 'AuthenticationError',
    given: '401, a revoked key',
    answer: {
      status: 401,
      body: refusal('authentication error', 'AUTHENTICATION_ERROR', 'Authentication required'),
    },
    hint: 'Give the connection new `credentials`.',
  },
  {
    row: 'AuthenticationError',
    given: '200 AUTHENTICATION_ERROR',
    answer: { status: 200, body: refusal('authentication error', 'AUTHENTICATION_ERROR') },
    hint: 'Give the connection new `credentials`.',
  },
  {
    row: 'Forbidden',
    given: '200 FORBIDDEN',
    answer: { status: 200, body: refusal('forbidden', 'FORBIDDEN', 'Access denied') },
    hint: 'Give the key or app the right to write issues of the team.',
  },
  {
    row: 'FeatureNotAccessible',
    given: '200 FEATURE_NOT_ACCESSIBLE',
    answer: { status: 200, body: refusal('feature not accessible', 'FEATURE_NOT_ACCESSIBLE') },
    hint: 'Ask an admin',
  },
  {
    row: 'UsageLimitExceeded',
    given: '200 USAGE_LIMIT_EXCEEDED',
    answer: { status: 200, body: refusal('usage limit exceeded', 'USAGE_LIMIT_EXCEEDED') },
    hint: 'Ask an admin',
  },
  {
    row: 'InvalidInput',
    given: '200 INPUT_ERROR',
    answer: {
      status: 200,
      body: refusal('invalid input', 'INPUT_ERROR', 'Argument Validation Error: secret words'),
    },
    hint: 'InvalidInput, HTTP 200 (invalid_argument)',
  },
  {
    row: 'UserError',
    given: '200 user error',
    answer: { status: 200, body: refusal('user error', 'USER_ERROR') },
    hint: 'UserError, HTTP 200',
  },
  {
    row: 'GraphqlError',
    given: '400 of a field that is no more',
    answer: { status: 400, body: refusal('graphql error', 'GRAPHQL_VALIDATION_FAILED') },
    hint: 'Use a newer Sluice.',
  },
  {
    row: 'Unknown',
    given: '200 with an error of no type',
    answer: { status: 200, body: { errors: [{ message: 'Something' }], data: null } },
    hint: 'HTTP 200 (invalid_argument)',
  },
  {
    row: 'Other',
    given: '200 with another error',
    answer: { status: 200, body: refusal('other', 'OTHER') },
    hint: 'HTTP 200 (invalid_argument)',
  },
];
