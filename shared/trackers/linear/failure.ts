import type { parseLinearError } from '@linear/sdk';
import { BackendError } from '../../core/backend-error.ts';
import type { Refusal } from '../../core/refusal.ts';
import { retryAfterSeconds } from '../../core/retry-after.ts';
import { part, parts, text } from '../body/unproven.ts';
import { LINEAR_REFUSALS } from './refusals.ts';

/** What Linear answered, as far as it is an error: in a 200 too. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The `errors` of the body. */
  readonly errors: unknown;
}

interface GraphQlError {
  readonly message: unknown;
  readonly extensions: unknown;
}

/** The SDK knows an error by `extensions.type`; some come with a `code` alone. */
const TYPE_OF_CODE: Readonly<Record<string, string>> = {
  RATELIMITED: 'ratelimited',
  AUTHENTICATION_ERROR: 'authentication error',
  FORBIDDEN: 'forbidden',
  INPUT_ERROR: 'invalid input',
  INTERNAL_SERVER_ERROR: 'internal error',
  GRAPHQL_VALIDATION_FAILED: 'graphql error',
  FEATURE_NOT_ACCESSIBLE: 'feature not accessible',
  USAGE_LIMIT_EXCEEDED: 'usage limit exceeded',
  LOCK_TIMEOUT: 'lock timeout',
};

/** What a missing one of makes the whole call pointless; a missing label or state does not. */
const NOT_FOUND = /^Entity not found: (Issue|Comment|AgentSession|User)\b/;

/** Passing, whatever the body says: a proxy's page, or an error of a Linear that fails. */
const isPassing = (status: number): boolean => status === 408 || status >= 500;

/**
 * Sorts an error by what is to be done. Linear's SDK reads it, as it knows the types and the many rate-limit headers; it is
 * loaded only when there is an error to read, as it costs 1.2 MB and 150 ms. The message repeats none of Linear's words but the
 * code: they may quote what we sent.
 */
export async function failure(
  asked: string,
  { status, headers, errors }: Answered,
  now: number,
): Promise<BackendError> {
  const sdk = await import('@linear/sdk');
  const found = parts<GraphQlError>(errors).map(typed);
  // An error without a type would keep the SDK from looking at the status.
  const known = found.filter(({ extensions }) => extensions.type !== undefined);
  const raw = { response: { status, headers, errors: known } };
  const error = isRaw(raw) ? sdk.parseLinearError(raw) : undefined;
  const type = error?.type ?? 'Unknown';
  const missing = NOT_FOUND.exec(found[0]?.message ?? '')?.[1];
  const row: Refusal = isPassing(status) ? LINEAR_REFUSALS.InternalError : LINEAR_REFUSALS[type];
  const said = `Linear answered ${asked} with ${missing ? `${missing} not found` : type}, HTTP ${status}`;
  if (missing && !isPassing(status)) return new BackendError('not_found', said);
  if (row.kind !== 'unavailable') return new BackendError(row.kind, said, { hint: row.hint });
  const waits = [
    retryAfterSeconds(headers.get('retry-after'), now),
    ...(error instanceof sdk.RatelimitedLinearError
      ? [until(error.requestsResetAt, now), until(error.complexityResetAt, now)]
      : []),
  ];
  const wait = waits.find((seconds) => seconds !== undefined && seconds > 0);
  return new BackendError(row.kind, said, { retryAfterSeconds: wait });
}

/** The request did not come through, or its answer did not. */
export function noAnswer(asked: string, cause: unknown): BackendError {
  return new BackendError('unavailable', `Linear did not answer ${asked}`, { cause });
}

function typed(error: { readonly message?: unknown; readonly extensions?: unknown }) {
  const extensions = part<{ type: unknown; code: unknown }>(error.extensions);
  const type = text(extensions.type) ?? TYPE_OF_CODE[text(extensions.code) ?? ''];
  return { message: text(error.message) ?? '', extensions: { type } };
}

/** The SDK's type has its own enum where Linear sends words (`ratelimited`), and the SDK reads the words. */
function isRaw(raw: object): raw is NonNullable<Parameters<typeof parseLinearError>[0]> {
  return 'response' in raw;
}

function until(resetAtMs: number | undefined, now: number): number | undefined {
  return resetAtMs === undefined ? undefined : (resetAtMs - now) / 1000;
}
