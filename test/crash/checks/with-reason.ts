import { REASONS } from '../../../shared/core/reasons.ts';
import type { Check } from '../checks.ts';

/** Every delivery that was answered was on record when it was, and its record has a reason that is in the table. */
export const withReason: Check = async (stage) => {
  const breaches: string[] = [];
  for (const { posting, content, recorded } of stage.posted) {
    if (!content) continue;
    if (!recorded) {
      breaches.push(`${posting.what} was answered 200 and is not on record`);
      continue;
    }
    const now = await stage.stores.ledger.entry(recorded.connection, recorded.key);
    if (!now || !(now.reason in REASONS))
      breaches.push(`${posting.what} has no reason: ${now?.reason}`);
  }
  return breaches;
};
