import type { Head } from '../../shared/core/head.ts';
import type { Recorded } from '../../shared/core/ledger.ts';
import type { LedgerOutcome, ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { answer } from './answer.ts';
import type { ReceiveDeps } from './deps.ts';
import type { Taken } from './receive.ts';

/**
 * The head has decided otherwise than the record says: corrects the record, and answers so. A delivery that was recorded before this
 * one keeps its record, and this one is a repetition.
 */
export async function settle(
  taken: Taken,
  code: ReasonCode,
  deps: Pick<ReceiveDeps, 'ledger'>,
  recorded: Recorded,
  head?: Head,
): Promise<Receipt> {
  if (recorded === 'known') return answer('duplicate_delivery', taken, head);
  const outcome = reason(code).of as LedgerOutcome;
  await deps.ledger.settle(taken.delivery.connection, taken.verified.key, outcome, code);
  return answer(code, taken, head);
}
