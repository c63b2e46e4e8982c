import type { LedgerEntry } from '../../shared/core/ledger.ts';
import { keepsText } from '../../shared/core/ledger.ts';
import type { ReceiveDeps } from './deps.ts';
import type { Taken } from './receive.ts';

/** Whether a known delivery did nothing when it came first, and came first too long ago to be judged anew. */
export async function isExpired(taken: Taken, deps: Pick<ReceiveDeps, 'ledger'>): Promise<boolean> {
  return hasExpired(await deps.ledger.entry(taken.delivery.connection, taken.verified.key));
}

/** The same for the record of one that the ledger has just answered to be known. */
export function hasExpired(first: LedgerEntry | undefined): boolean {
  return first !== undefined && !keepsText(first);
}
