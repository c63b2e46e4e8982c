/** Where less than this part of a limit is left, polls leave it to comments and labels … */
const SCARCE = 0.1;
/** … until as much has come back. */
const ENOUGH = 0.2;
/** A limit is a bucket that fills steadily, from empty to full in so long. https://linear.app/developers/rate-limiting */
const PERIOD_MS = 3_600_000;

/** Before which Linear had rather not be polled, epoch milliseconds; `undefined`: of requests and of points there is plenty. */
export function notBefore(headers: Headers, now: number): number | undefined {
  const told = (kind: string, what: string) =>
    Number(headers.get(`x-ratelimit-${kind}-${what}`) ?? Number.NaN);
  const left = ['requests', 'complexity']
    .map((kind) => told(kind, 'remaining') / told(kind, 'limit'))
    .filter((part) => part >= 0 && part < SCARCE);
  return left.length > 0 ? now + Math.round((ENOUGH - Math.min(...left)) * PERIOD_MS) : undefined;
}
