import { BackendError } from '../../core/backend-error.ts';
import type { HttpRefusal } from '../../core/http-refusal.ts';
import { httpRefusal } from '../../core/http-refusal.ts';
import { retryAfterSeconds } from '../../core/retry-after.ts';
import { CALLBACK_REFUSALS } from './refusals.ts';
import type { Answer } from './safe-post.ts';
import { AddressRefused } from './safe-post.ts';

const WHAT = 'The callback';

/** What is wrong with an answer; `undefined` when it is a success. A redirect is none: it is not followed. */
export function answerError({ status, retryAfter }: Answer, now: number): BackendError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const answer = { status, message: '', waits: retryAfter !== undefined };
  const row: HttpRefusal | undefined = httpRefusal(CALLBACK_REFUSALS, answer);
  const kind = row?.kind ?? 'invalid_argument';
  return new BackendError(kind, `${WHAT} was answered ${status}`, {
    hint: row?.hint,
    ...(kind === 'unavailable' && { retryAfterSeconds: retryAfterSeconds(retryAfter, now) }),
  });
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
