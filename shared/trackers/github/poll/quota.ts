import type { Headers } from './conditional.ts';

/** From here on polls are spread over what is left of the hour. */
const SCARCE = 0.1;
/** Of what is left then, polls leave most to what people wait for: comments and labels. */
const SHARE = 1 / 4;

/**
 * Before which a token whose limit nears its end is not to be asked again, epoch milliseconds; `undefined` while there is plenty. A poll
 * that makes more requests waits longer.
 *
 * @param headers Of the last answer; a 304 has them too.
 */
export function notBefore(headers: Headers, requests: number, now: number): number | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
  );
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  const leftMs = reset * 1000 - now;
  // Headers that are missing make this false, too.
  if (!(remaining < limit * SCARCE && leftMs > 0)) return undefined;
  const polls = (remaining * SHARE) / requests;
  return now + Math.ceil(polls < 1 ? leftMs : leftMs / polls);
}
