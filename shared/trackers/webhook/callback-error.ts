import type { BackendErrorKind } from '../../core/backend-error.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Answer } from './safe-post.ts';
import { AddressRefused } from './safe-post.ts';

/** Answers that are not in the hundreds they belong to. */
const KINDS: Readonly<Record<number, BackendErrorKind>> = {
  401: 'permission_denied',
  403: 'permission_denied',
  404: 'not_found',
  408: 'unavailable',
  410: 'not_found',
  425: 'unavailable',
  429: 'unavailable',
};

/** Longer than a day nobody is waited for. */
const MAX_RETRY_AFTER_SECONDS = 86_400;
const WHAT = 'The callback';

/** What is wrong with an answer; `undefined` when it is a success. A redirect is none: it is not followed. */
export function answerError({ status, retryAfter }: Answer, now: number): BackendError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const kind = KINDS[status] ?? (status >= 500 ? 'unavailable' : 'invalid_argument');
  const retryAfterSeconds = kind === 'unavailable' ? secondsIn(retryAfter, now) : undefined;
  const what = `${WHAT} was answered ${status}`;
  return new BackendError(kind, what, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** No answer at all: passing, unless we refused to connect. */
export function networkError(cause: unknown): BackendError {
  if (cause instanceof AddressRefused) {
    return new BackendError(
      'invalid_argument',
      `${WHAT} was not sent: its host has an address that is not public`,
    );
  }
  return new BackendError('unavailable', `${WHAT} was not answered: ${codeOf(cause)}`, { cause });
}

/** `ECONNREFUSED`, `ENOTFOUND`, `TimeoutError`: what an operator can look up. */
function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'no code';
  const codes: unknown[] = ['code', 'name'].map((key) => Reflect.get(cause, key));
  return codes.find((code) => typeof code === 'string') ?? 'no code';
}

/** `Retry-After` holds seconds or a date. */
function secondsIn(retryAfter: string | undefined, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / 1000);
  return Number.isNaN(seconds)
    ? undefined
    : Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS);
}
