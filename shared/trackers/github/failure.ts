import { BackendError } from '../../core/backend-error.ts';
import { cut } from '../../core/cut.ts';
import type { HttpRefusal } from '../../core/http-refusal.ts';
import { httpRefusal } from '../../core/http-refusal.ts';
import { retryAfterSeconds } from '../../core/retry-after.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { isObject, objectIn, textIn } from './payload.ts';
import { GITHUB_REFUSALS } from './refusals.ts';

/** What GitHub asks to wait when it limits us and does not say how long. */
const SECONDARY_LIMIT_SECONDS = 60;

const MAX_REASON_CHARS = 200;

/**
 * Any error of a request, by what the caller must do. `what` says what was asked. The request stays out of it: that holds the
 * comment's text.
 */
export function failure(what: string, error: unknown): BackendError {
  if (error instanceof BackendError) return error;
  if (!isObject(error)) return new BackendError('unavailable', `${what}: no answer`);
  const response = objectIn(error, 'response');
  if (response) return refusal(what, response);
  // Without an answer GitHub's client says 500: it was the network, or the time ran out.
  const unanswered = error.status === 500 || error.name === 'TimeoutError';
  const cause = error.cause ?? error;
  return unanswered
    ? new BackendError('unavailable', `${what}: no answer`, { cause })
    : new BackendError('invalid_argument', `${what}: it could not be asked`, { cause });
}

/** Whether the error is a plain "there is none". */
export function isAbsent(error: unknown): boolean {
  return isObject(error) && (error.status === 404 || error.status === 410);
}

function refusal(what: string, response: JsonObject): BackendError {
  const status = Number(response.status);
  const headers = objectIn(response, 'headers') ?? {};
  const data = objectIn(response, 'data') ?? {};
  const message = cut(textIn(data, 'message') ?? '', MAX_REASON_CHARS);
  const wait = waitSeconds(headers);
  const row: HttpRefusal | undefined = httpRefusal(GITHUB_REFUSALS, {
    status,
    message,
    waits: wait !== undefined,
  });
  const said = `${what}: GitHub answered ${status}`;
  if (row?.kind === 'unavailable') {
    const limited = status === 403 || status === 429;
    const retryAfterSeconds = wait ?? (limited ? SECONDARY_LIMIT_SECONDS : undefined);
    return new BackendError(row.kind, said, { retryAfterSeconds });
  }
  // Its own words name the permission that lacks; elsewhere they may repeat what was sent.
  const words = row?.kind === 'permission_denied' && message ? `${said}, ${message}` : said;
  return new BackendError(row?.kind ?? 'invalid_argument', words, { hint: row?.hint });
}

/** `Retry-After`, or the reset of a limit that is used up. */
function waitSeconds(headers: JsonObject): number | undefined {
  const now = Date.now();
  const asked = retryAfterSeconds(textIn(headers, 'retry-after'), now);
  if (asked !== undefined || textIn(headers, 'x-ratelimit-remaining') !== '0') return asked;
  const reset = Number(textIn(headers, 'x-ratelimit-reset'));
  return reset > 0 ? Math.max(1, Math.ceil(reset - now / 1000) + 1) : undefined;
}
