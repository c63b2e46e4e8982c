import { BackendError } from '../../core/backend-error.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { isObject, objectIn, textIn } from './payload.ts';

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
  const reason = (textIn(data, 'message') ?? '').slice(0, MAX_REASON_CHARS);
  const said = `${what}: GitHub answered ${status}`;
  const wait = waitSeconds(headers);
  if (status >= 500 || status === 408 || status === 409) return passing(said, wait);
  if (
    status === 429 ||
    (status === 403 && (wait !== undefined || /\brate limit\b|abuse/i.test(reason)))
  ) {
    return passing(said, wait ?? SECONDARY_LIMIT_SECONDS);
  }
  if (status === 404 || status === 410) return new BackendError('not_found', said);
  // Its own words name the permission that lacks; elsewhere they may repeat what was sent.
  if (status === 401 || status === 403) {
    return new BackendError('permission_denied', reason ? `${said}, ${reason}` : said);
  }
  return new BackendError('invalid_argument', said);
}

function passing(what: string, wait: number | undefined): BackendError {
  return new BackendError(
    'unavailable',
    what,
    wait === undefined ? {} : { retryAfterSeconds: wait },
  );
}

/** `Retry-After`, or the reset of a limit that is used up. */
function waitSeconds(headers: JsonObject): number | undefined {
  const given = textIn(headers, 'retry-after');
  if (given) {
    const seconds = /^\d+$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000;
    if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  }
  if (textIn(headers, 'x-ratelimit-remaining') !== '0') return undefined;
  const reset = Number(textIn(headers, 'x-ratelimit-reset'));
  return reset > 0 ? Math.max(1, Math.ceil(reset - Date.now() / 1000) + 1) : undefined;
}
