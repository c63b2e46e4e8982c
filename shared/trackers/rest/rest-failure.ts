import { BackendError } from '../../core/backend-error.ts';
import { cut } from '../../core/cut.ts';
import type { HttpRefusal } from '../../core/http-refusal.ts';
import { httpRefusal } from '../../core/http-refusal.ts';
import { retryAfterSeconds } from '../../core/retry-after.ts';

const MAX_REASON_CHARS = 200;
/** Where a limit does not say how long. */
const LIMITED_SECONDS = 60;

interface Refused {
  readonly name: string;
  readonly what: string;
  readonly response: Response;
  readonly text: string;
  readonly refusals: readonly HttpRefusal[];
}

/** An answer that is no success, by what the caller must do. The tracker's own words are told only where it names a right that lacks. */
export function restFailure({ name, what, response, text, refusals }: Refused): BackendError {
  const { status, headers } = response;
  const message = cut(text, MAX_REASON_CHARS);
  const wait = waitSeconds(headers);
  const row = httpRefusal(refusals, { status, message: text, waits: wait !== undefined });
  const said = `${name} answered ${status} to ${what}`;
  const kind = row?.kind ?? 'invalid_argument';
  const limited = status === 403 || status === 429;
  return new BackendError(
    kind,
    kind === 'permission_denied' && message ? `${said}, ${message}` : said,
    {
      hint: row?.hint,
      ...(kind === 'unavailable' && {
        retryAfterSeconds: wait ?? (limited ? LIMITED_SECONDS : undefined),
      }),
    },
  );
}

/** `Retry-After`, or the reset (epoch seconds) of a limit that is used up, in GitHub's, Gitea's and GitLab's spelling. */
function waitSeconds(headers: Headers): number | undefined {
  const now = Date.now();
  const asked = retryAfterSeconds(headers.get('retry-after'), now);
  if (asked !== undefined) return asked;
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const reset = Number(headers.get(`${prefix}-reset`));
    if (headers.get(`${prefix}-remaining`) === '0' && reset > 0)
      return Math.max(1, Math.ceil(reset - now / 1000) + 1);
  }
  return undefined;
}
