import type { Head } from '../../shared/core/head.ts';
import type { Recorded } from '../../shared/core/ledger.ts';
import type { LedgerOutcome, ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { taskId } from '../../shared/core/task-id.ts';
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
  const repeated = recorded === 'known';
  const reasonCode = repeated ? 'duplicate_delivery' : code;
  const outcome = reason(reasonCode).of as LedgerOutcome;
  if (!repeated)
    await deps.ledger.settle(taken.delivery.connection, taken.verified.key, outcome, code);
  return {
    outcome,
    reason: reasonCode,
    status: 200,
    delivery: taken.verified.key,
    ...(head && head.epoch > 0 ? { taskId: taskId(head.key, head.epoch) } : {}),
  };
}
