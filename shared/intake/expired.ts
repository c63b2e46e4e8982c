import type { LedgerEntry } from '../core/ledger.ts';
import { keepsText } from '../core/ledger.ts';
import type { IntakeDeps } from './deps.ts';
import type { Taken } from './taken.ts';

/** Whether a known delivery did nothing when it came first, and came first too long ago to be judged anew. */
export async function isExpired(taken: Taken, deps: Pick<IntakeDeps, 'ledger'>): Promise<boolean> {
  return hasExpired(await deps.ledger.entry(taken.delivery.connection, taken.verified.key));
}

/** The same for the record of one that the ledger has just answered to be known. */
export function hasExpired(first: LedgerEntry | undefined): boolean {
  return first !== undefined && !keepsText(first);
}
