import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { HttpRefusal } from '../../core/http-refusal.ts';
import { restFailure } from './rest-failure.ts';

/** Below the port's 30 seconds. */
export const CALL_TIMEOUT_MS = 25_000;
/** A tracker that answers more than this is not read to its end. */
const MAX_ANSWER_BYTES = 8_388_608;

export interface RestRequest {
  /** Completes "Shortcut answered 403 to ": `reading the story`. */
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, each part encoded by the caller: `/stories/7`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are an answer here and no error: 404 of a label that is to go, 304. */
  readonly accept?: readonly number[];
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON, unproven; `undefined` where there was none. */
  readonly body: unknown;
}

export interface RestOptions {
  /** For people: `Gitea`. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: BackendOptions['fetch'];
  /** What its refusals mean, the first that fits. */
  readonly refusals: readonly HttpRefusal[];
  /** Ends all that is asked here: the time of one call of the port that asks several times. */
  readonly until?: AbortSignal;
}

export type Ask = (request: RestRequest) => Promise<RestAnswer>;

/**
 * Asks a tracker's REST API: one call within 25 seconds, never along a redirect (the credentials stay with the host they are for), every
 * refusal as a `BackendError`.
 */
export function restClient({ name, baseUrl, headers, fetch, refusals, until }: RestOptions): Ask {
  return async ({ what, method, path, query = {}, body, accept = [], headers: more }) => {
    const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(key, String(value));
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const signal = until ? AbortSignal.any([until, timeout]) : timeout;
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal,
        headers: {
          accept: 'application/json',
          'user-agent': 'sluice',
          ...headers,
          ...more,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await textOf(response, name);
      if (response.ok || accept.includes(response.status))
        return { status: response.status, headers: response.headers, body: json(text) };
      throw restFailure({ name, what, response, text, refusals });
    } catch (error) {
      if (error instanceof BackendError) throw error;
      throw new BackendError('unavailable', `${name}: no answer to ${what}`, { cause: error });
    }
  };
}

async function textOf(response: Response, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES)
      throw new BackendError('invalid_argument', `${name} answered more than can be read`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
