import type { Exit } from '../exit.ts';
import { Failure } from '../failure.ts';

interface Row {
  readonly names: readonly string[];
  readonly exit: Exit;
  /** For programs. */
  readonly error: string;
  readonly message: string;
  readonly hint: string;
}

/** What goes wrong on the way to AWS, by the names that its clients and services give it. */
const ROWS: readonly Row[] = [
  {
    names: ['CredentialsProviderError', 'TokenProviderError'],
    exit: 'unreachable',
    error: 'no_credentials',
    message: 'There are no AWS credentials here',
    hint: 'Sign in (`aws sso login`, `aws configure`), or name a profile: AWS_PROFILE=<name>.',
  },
  {
    names: [
      'ExpiredToken',
      'ExpiredTokenException',
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
      'AuthFailure',
    ],
    exit: 'unreachable',
    error: 'bad_credentials',
    message: 'AWS does not take these credentials',
    hint: 'They are expired, or of another account: sign in again, and look at AWS_PROFILE.',
  },
  {
    names: [
      'TooManyRequestsException',
      'Throttling',
      'ThrottlingException',
      'ServiceException',
      'InternalServiceError',
      'ServiceUnavailable',
    ],
    exit: 'failed',
    error: 'unavailable',
    message: 'AWS is busy',
    hint: 'Try again in a moment.',
  },
  {
    names: [
      'ENOTFOUND',
      'ECONNREFUSED',
      'ECONNRESET',
      'EAI_AGAIN',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'TimeoutError',
    ],
    exit: 'unreachable',
    error: 'unreachable',
    message: 'AWS does not answer',
    hint: 'Look at the network, the region (AWS_REGION) and AWS_ENDPOINT_URL, if that is set.',
  },
];

const DENIED = [
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorizedException',
];

/** What the message of a refusal names: `… is not authorized to perform: lambda:InvokeFunction on resource: arn:…`. */
const REFUSED = /not authorized to perform:? (?<action>[\w-]+:\w+)(?: on resource:? (?<on>\S+))?/;

/**
 * An error of an AWS client as what a person can do about it.
 *
 * @param doing What was tried, as the beginning of a sentence: `Asking for the stack Sluice`.
 * @param needs The permission that it takes, where AWS does not name it itself.
 */
export function awsTrouble(error: unknown, doing: string, needs: string): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) throw error;
  const { cause, message } = error;
  if (DENIED.includes(error.name)) return denied(message, doing, needs, error);
  if (/^Region (is missing|not accepted)/.test(message)) {
    return new Failure('unreachable', `${doing}: no AWS region is set, or none that there is.`, {
      error: 'no_region',
      hint: 'Name the region of the deployment: AWS_REGION=<region>, or a profile that has one.',
      cause,
    });
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const row = ROWS.find(({ names }) => names.includes(error.name) || names.includes(code));
  if (row) {
    const { exit, error: word, message: means, hint } = row;
    return new Failure(exit, `${doing}: ${means} (${error.name}).`, { error: word, hint, cause });
  }
  if (!('$metadata' in error)) throw error;
  return new Failure('failed', `${doing}: ${error.name}: ${message}`, {
    hint: 'This is what AWS answered.',
    cause,
  });
}

function denied(message: string, doing: string, needs: string, cause: Error): Failure {
  const { action = needs, on } = REFUSED.exec(message)?.groups ?? {};
  return new Failure('failed', `${doing}: you may not ${action}.`, {
    error: 'denied',
    hint: `Your AWS user or role needs \`${action}\`${on ? ` on ${on}` : ''}. docs/deploy.md lists what people need.`,
    cause,
  });
}
