import type { LinearErrorType } from '@linear/sdk';
import type { Refusal } from '../../core/refusal.ts';

const CREDENTIALS = 'Give the connection new `credentials`.';
const SCOPE = 'Give the key or app the right to write issues of the team.';

/** By the types of Linear's SDK; an HTTP error without any is one of these too. */
export const LINEAR_REFUSALS = {
  Ratelimited: {
    given: 'a limit of requests or of complexity',
    answer: '`RATELIMITED`, HTTP 429',
    kind: 'unavailable',
  },
  LockTimeout: {
    given: 'somebody else changes the same',
    answer: '`LOCK_TIMEOUT`',
    kind: 'unavailable',
  },
  InternalError: {
    given: 'Linear fails; what was asked may be done all the same',
    answer: '`INTERNAL_SERVER_ERROR`, HTTP 408, 5xx',
    kind: 'unavailable',
  },
  NetworkError: { given: 'a proxy fails', answer: 'HTTP 502 to 504', kind: 'unavailable' },
  BootstrapError: { given: 'Linear fails', answer: '`bootstrap error`', kind: 'unavailable' },
  AuthenticationError: {
    given: 'the key or token is wrong, expired or revoked, also once an app’s was renewed',
    answer: '`AUTHENTICATION_ERROR`, HTTP 401',
    kind: 'permission_denied',
    hint: CREDENTIALS,
  },
  Forbidden: {
    given: 'the key or token may not',
    answer: '`FORBIDDEN`, HTTP 403',
    kind: 'permission_denied',
    hint: SCOPE,
  },
  FeatureNotAccessible: {
    given: 'the plan lacks the feature',
    answer: '`FEATURE_NOT_ACCESSIBLE`',
    kind: 'permission_denied',
    hint: 'Ask an admin of the workspace.',
  },
  UsageLimitExceeded: {
    given: 'the plan’s limit is reached',
    answer: '`USAGE_LIMIT_EXCEEDED`',
    kind: 'permission_denied',
    hint: 'Ask an admin of the workspace.',
  },
  InvalidInput: {
    given: 'it does not take what we wrote: a missing label, a body',
    answer: '`INPUT_ERROR`',
    kind: 'invalid_argument',
    hint: 'Check `labels` and `states` of the connection.',
  },
  UserError: {
    given: 'it does not take what we wrote',
    answer: '`user error`',
    kind: 'invalid_argument',
    hint: 'Check `labels` and `states` of the connection.',
  },
  GraphqlError: {
    given: 'it does not know a field that we ask for',
    answer: '`GRAPHQL_VALIDATION_FAILED`',
    kind: 'invalid_argument',
    hint: 'Use a newer Sluice.',
  },
  Unknown: { given: 'an error without a type', answer: '', kind: 'invalid_argument' },
  Other: { given: 'another error', answer: '`other`', kind: 'invalid_argument' },
} as const satisfies Readonly<Record<`${LinearErrorType}`, Refusal>>;
