import type { Head } from '../core/head.ts';
import type { Recorded } from '../core/ledger.ts';
import type { LedgerOutcome } from '../core/outcomes.ts';
import { outcomeOf } from '../core/outcomes.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import { answer } from './answer.ts';
import type { IntakeDeps } from './deps.ts';
import type { Taken } from './taken.ts';

/**
 * The head has decided otherwise than the record says: corrects the record, and answers so. A delivery that was recorded before this
 * one keeps its record, and this one is a repetition.
 */
export async function settle(
  taken: Taken,
  code: ReasonCode,
  deps: Pick<IntakeDeps, 'ledger'>,
  recorded: Recorded,
  head?: Head,
): Promise<Receipt> {
  if (recorded === 'known') return answer('duplicate_delivery', taken, head);
  const outcome = outcomeOf(code).of as LedgerOutcome;
  await deps.ledger.settle(taken.delivery.connection, taken.verified.key, outcome, code);
  return answer(code, taken, head);
}
