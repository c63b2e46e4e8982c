import type { BackendErrorKind } from '../core/backend-error.ts';

/** One way in which a service of AWS refuses, and what is made of it. `unavailable` is tried again, everything else is final. */
export interface AwsRefusal {
  readonly names: readonly string[];
  /** What its message must hold. */
  readonly says?: RegExp;
  readonly kind: Exclude<BackendErrorKind, 'gone'>;
  /** What a person can do about it. */
  readonly hint?: string;
}

/** What every service has. Looked at after a service's own; what no row names is passing: the network, a 5xx. */
export const AWS_REFUSALS = [
  {
    names: [
      'ThrottlingException',
      'TooManyRequestsException',
      'RequestLimitExceeded',
      'ServerException',
      'InternalException',
    ],
    kind: 'unavailable',
  },
  {
    names: ['AccessDeniedException', 'AccessDenied', 'NotAuthorized'],
    kind: 'permission_denied',
    hint: 'Deploy Sluice with this agent in its configuration, which grants it.',
  },
  {
    names: ['ValidationException', 'InvalidParameterException', 'SerializationException'],
    kind: 'invalid_argument',
    hint: 'Check the agent in the configuration.',
  },
] as const satisfies readonly AwsRefusal[];
