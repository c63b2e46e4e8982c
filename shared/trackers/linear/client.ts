import * as z from 'zod/mini';
import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { part } from '../body/unproven.ts';
import { authorization } from './authorization.ts';
import { failure, noAnswer } from './failure.ts';
import type { Begin, Heard, Operation } from './operation.ts';

const PUBLIC_API = 'https://api.linear.app/graphql';
/** One call of a backend, all its requests together; the port promises 30 s. */
const CALL_MS = 25_000;
const REQUEST_MS = 10_000;

/**
 * Linear's API, with our own small documents. The SDK's client asks for every field that there is, which Linear bills as
 * complexity, and takes no `fetch`; of the SDK we use the types of what we send, and its reading of errors.
 *
 * @returns What begins one call: all that is asked with one `Ask` shares its time. `heard` gets the headers of each answer.
 */
export function linearClient(
  options: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>,
  now: () => number = Date.now,
): Begin {
  const { connection, credentials, fetch } = options;
  const url = endpoint(connection.baseUrl ?? PUBLIC_API);
  const auth = authorization({ credentials, origin: url.origin, fetch, now });

  async function send(body: string, asked: string, call: AbortSignal) {
    const signal = AbortSignal.any([call, AbortSignal.timeout(REQUEST_MS)]);
    const header = await auth.header(signal);
    try {
      const headers = {
        authorization: header,
        'content-type': 'application/json',
        'user-agent': 'sluice',
      };
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal,
        headers,
        body,
      });
      return { response, text: await response.text() };
    } catch (cause) {
      throw noAnswer(asked, cause);
    }
  }

  async function ask<V, A>(
    operation: Operation<V, A>,
    variables: V,
    call: AbortSignal,
    heard: Heard,
  ): Promise<A> {
    const { name, document: query } = operation;
    const { response, text } = await send(JSON.stringify({ query, variables }), name, call);
    const { data, errors } = part<{ data: unknown; errors: unknown }>(json(text));
    const { status, headers, ok } = response;
    heard(headers);
    if (!ok || errors) throw await failure(name, { status, headers, errors }, now());
    const parsed = z.safeParse(operation.answer, data);
    if (!parsed.success)
      throw new BackendError('unavailable', `Linear answered ${name} unreadably`);
    return parsed.data;
  }

  return (heard = () => {}) => {
    const call = AbortSignal.timeout(CALL_MS);
    return async (operation, variables) => {
      try {
        return await ask(operation, variables, call, heard);
      } catch (error) {
        if (!isDenied(error) || !auth.renew()) throw error;
        return await ask(operation, variables, call, heard);
      }
    };
  };
}

/** A base URL is the API's origin or the endpoint itself. */
function endpoint(baseUrl: string): URL {
  const url = new URL(baseUrl);
  if (url.pathname === '/') url.pathname = '/graphql';
  return url;
}

function isDenied(error: unknown): boolean {
  return error instanceof BackendError && error.kind === 'permission_denied';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
