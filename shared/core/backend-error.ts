/** Errors of a tracker's API, sorted by what the caller must do. */
export type BackendErrorKind =
  /** The ticket or comment is gone: stop asking for it. */
  | 'not_found'
  /** Its owner closed the address for good: nothing more of the task is sent there. */
  | 'gone'
  /** Passing: again after `retryAfterSeconds`, or after a back-off. */
  | 'unavailable'
  /** The token may not: tell a person. */
  | 'permission_denied'
  /** The request is wrong: never again as it is. */
  | 'invalid_argument';

/** For longer nobody is waited at once, whatever a header says: a wrong clock or a proxy may say a year. */
const LONGEST_WAIT_SECONDS = 3_600;

/** What every backend throws. The message says what was asked, answered, and can be done; it holds no token and no ticket text. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly kind: BackendErrorKind;
  /** From 0 to 3,600, whole. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: BackendErrorKind,
    what: string,
    options: {
      retryAfterSeconds?: number | undefined;
      hint?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    const { retryAfterSeconds, hint, cause } = options;
    super(`${what} (${kind})${hint === undefined ? '' : `. ${hint}`}`, { cause });
    this.kind = kind;
    this.retryAfterSeconds = bounded(retryAfterSeconds);
  }

  /** Whether the same call may work later. */
  get passing(): boolean {
    return this.kind === 'unavailable';
  }
}

function bounded(seconds: number | undefined): number | undefined {
  if (seconds === undefined || Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_WAIT_SECONDS);
}
