import type { ServiceError } from '@grpc/grpc-js';
import { BackendError } from '../../core/backend-error.ts';
import { cut } from '../../core/cut.ts';
import type { Refusal } from '../../core/refusal.ts';
import { retryAfterSeconds } from '../../core/retry-after.ts';
import { STATUSES } from './statuses.ts';

const MAX_REASON_CHARS = 200;
/** Where a limit does not say how long. */
const LIMITED_SECONDS = 60;
const RESOURCE_EXHAUSTED = 8;

const ROWS: ReadonlyMap<number, Refusal> = new Map(
  Object.entries(STATUSES).map(([code, row]) => [Number(code), row]),
);

/**
 * A status by what the caller must do. The program's own words are told only where they name a right that lacks, and never with the token
 * in them.
 */
export function failure(what: string, error: ServiceError, token = ''): BackendError {
  const { code, details, metadata } = error;
  const row: Refusal = ROWS.get(code) ?? STATUSES[2];
  const said = `The backend answered ${row.answer} to ${what}`;
  const told = row.kind === 'permission_denied' && !(token && details.includes(token));
  const words = told ? cut(details, MAX_REASON_CHARS) : '';
  return new BackendError(row.kind, words ? `${said}, ${words}` : said, {
    hint: row.hint,
    ...(row.kind === 'unavailable' && {
      retryAfterSeconds:
        waitSeconds(metadata) ?? (code === RESOURCE_EXHAUSTED ? LIMITED_SECONDS : undefined),
    }),
  });
}

/** In gRPC's own trailer, in milliseconds; or, of programs that pass on HTTP's, in seconds. */
function waitSeconds(metadata: ServiceError['metadata'] | undefined): number | undefined {
  const of = (key: string) => metadata?.get(key).find((value) => typeof value === 'string');
  const pushback = of('grpc-retry-pushback-ms') ?? '';
  if (/^\d{1,12}$/.test(pushback)) return Number(pushback) / 1000;
  return retryAfterSeconds(of('retry-after'), Date.now());
}
