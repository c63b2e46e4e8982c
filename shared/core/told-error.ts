import { errorCode } from './error-code.ts';

/** What a log tells of something that was thrown. */
export interface ToldError {
  readonly name: string;
  /** Only of errors whose words are ours. */
  readonly message?: string;
  /** Of a system error, such as `ECONNREFUSED`. */
  readonly code?: string;
  /** The HTTP status that a service answered with. */
  readonly status?: number;
  readonly cause?: ToldError;
  /** Of several at once the first few. */
  readonly errors?: readonly ToldError[];
}

/** Made here, of ids, names of the configuration and what can be done about it. */
const OUR_WORDS: readonly string[] = ['Fault', 'BackendError', 'ConfigError', 'Poison'];
const WORD = /^\w{1,64}$/;
const MAX_MESSAGE_CHARS = 500;
const MAX_DEPTH = 3;
const MAX_ERRORS = 3;

/**
 * An error without its words, where they are not ours: the runtime's and the libraries' quote what they choked on (JSON.parse the body, Headers
 * the token, a service the value). Stacks begin with the same words, and other properties hold requests.
 */
export function toldError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { name: typeof error };
  const name = WORD.test(error.name) ? error.name : 'Error';
  const code = errorCode(error);
  const status = statusOf(error);
  const deeper = depth < MAX_DEPTH;
  return {
    name,
    ...(OUR_WORDS.includes(name) ? { message: error.message.slice(0, MAX_MESSAGE_CHARS) } : {}),
    ...(code !== undefined && WORD.test(code) ? { code } : {}),
    ...(status === undefined ? {} : { status }),
    ...(deeper && error.cause instanceof Error ? { cause: toldError(error.cause, depth + 1) } : {}),
    ...(deeper && error instanceof AggregateError
      ? { errors: error.errors.slice(0, MAX_ERRORS).map((each) => toldError(each, depth + 1)) }
      : {}),
  };
}

/** Of the AWS SDK's errors. */
function statusOf(error: Error): number | undefined {
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status =
    typeof metadata === 'object' && metadata !== null
      ? Reflect.get(metadata, 'httpStatusCode')
      : undefined;
  return typeof status === 'number' ? status : undefined;
}
