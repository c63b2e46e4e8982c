/** Below this part of a quota it is left to write-back, which cannot wait as a poll can. */
const NEAR_THE_END = 0.1;

/** Epoch milliseconds before which a poll should not ask again, by the quota that an answer tells of; `undefined`: it may. */
export function notBefore(headers: Headers): number | undefined {
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const [limit = 0, remaining = 0, reset = 0] = ['limit', 'remaining', 'reset'].map((name) =>
      Number(headers.get(`${prefix}-${name}`) ?? Number.NaN),
    );
    if (limit > 0 && reset > 0 && remaining / limit < NEAR_THE_END) return reset * 1_000;
  }
  return undefined;
}
