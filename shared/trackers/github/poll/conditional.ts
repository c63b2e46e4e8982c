import { BackendError } from '../../../core/backend-error.ts';
import { isObject, objectIn, textIn } from '../payload.ts';

export interface Headers {
  readonly [name: string]: string | number | undefined;
}

export interface Answer {
  readonly data: unknown;
  readonly headers: Headers;
}

/** A list as it is now, or `data` missing: it is the one that the validator was of. */
export type Conditional = (Answer | { readonly headers: Headers }) & {
  /** What to ask with the next time. */
  readonly etag?: string;
};

/**
 * Asks whether something changed; a 304 costs nothing of the limit. Its validator may be another one, which is the one to keep then; an
 * answer without any leaves none to keep. A 304 to a question without a validator says nothing (a proxy answered in GitHub's stead), so it
 * is asked once more, past every cache.
 *
 * @param etag What the last answer came with, verbatim.
 */
export async function conditional(
  ask: (headers: Readonly<Record<string, string>>) => Promise<Answer>,
  etag: string | undefined,
): Promise<Conditional> {
  const first = await attempt(ask, etag === undefined ? {} : { 'if-none-match': etag });
  if ('data' in first || etag !== undefined)
    return withETag(first, 'data' in first ? undefined : etag);
  const second = await attempt(ask, { 'cache-control': 'no-cache' });
  if ('data' in second) return withETag(second, undefined);
  throw new BackendError('unavailable', 'GitHub answered 304 where nothing was asked about');
}

async function attempt(
  ask: (headers: Readonly<Record<string, string>>) => Promise<Answer>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer | { readonly headers: Headers }> {
  try {
    return await ask(headers);
  } catch (error) {
    if (!isObject(error) || error.status !== 304) throw error;
    const told = objectIn(objectIn(error, 'response') ?? {}, 'headers') ?? {};
    const names = Object.keys(told);
    return { headers: Object.fromEntries(names.map((name) => [name, textIn(told, name)])) };
  }
}

function withETag<T extends { readonly headers: Headers }>(answer: T, known: string | undefined) {
  const { etag = known } = answer.headers;
  return typeof etag === 'string' && etag !== '' ? { ...answer, etag } : answer;
}
