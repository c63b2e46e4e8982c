import { Failure } from './failure.ts';
import { jsonIn } from './json-in.ts';

const TIMEOUT_MS = 30_000;

/** What came back, whole. */
export interface Called {
  readonly status: number;
  readonly text: string;
  /** The body, if it is JSON. */
  readonly json: unknown;
}

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | string;
}

/**
 * One POST. No redirect is followed: a signature or token is for the address that was named, and for no other.
 *
 * @param silent What to throw when nobody answers.
 */
export async function call(
  { url, headers, body }: Call,
  fetched: typeof fetch,
  silent: () => Failure,
): Promise<Called> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetched(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal,
    });
    const text = await response.text();
    return { status: response.status, text, json: jsonIn(text) };
  } catch (cause) {
    if (!signal.aborted) throw silent();
    throw new Failure(
      'unreachable',
      `${url} did not answer within ${TIMEOUT_MS / 1_000} seconds.`,
      {
        hint: 'See what it says in its own terminal, then try again.',
        cause,
      },
    );
  }
}
