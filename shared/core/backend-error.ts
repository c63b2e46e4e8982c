/** Errors of a tracker's API, sorted by what the caller must do. */
export type BackendErrorKind =
  /** The ticket or comment is gone: stop asking for it. */
  | 'not_found'
  /** Passing: again after `retryAfterSeconds`, or after a back-off. */
  | 'unavailable'
  /** The token may not: tell a person. */
  | 'permission_denied'
  /** The request is wrong: never again as it is. */
  | 'invalid_argument';

/** What every backend throws. The message says what was asked and what was answered, and holds no token and no ticket text. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly kind: BackendErrorKind;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: BackendErrorKind,
    what: string,
    options: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(`${what} (${kind})`, { cause: options.cause });
    this.kind = kind;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** Whether the same call may work later. */
  get passing(): boolean {
    return this.kind === 'unavailable';
  }
}
