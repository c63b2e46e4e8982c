import type { Result } from '../core/result.ts';
import { GUARD_RAIL_EXIT_CODE } from '../core/result.ts';

/** Whether a ticket may be closed for it: not what was rolled back, or what a guard rail stopped, whatever it says of itself. */
export function isSuccess({ success, outcome = 'succeeded', exit_code }: Result): boolean {
  return success && outcome === 'succeeded' && exit_code !== GUARD_RAIL_EXIT_CODE;
}
