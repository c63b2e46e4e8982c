import type { BreakerLimits } from '../../../shared/core/breaker.ts';

/** Whether a ticket that was started then is not to be started now. */
export function isBreakerOpen(
  openings: readonly number[],
  now: number,
  { starts, windowSeconds }: BreakerLimits,
): boolean {
  const last = openings.at(-starts);
  return last !== undefined && last >= now - windowSeconds * 1000;
}
