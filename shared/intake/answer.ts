import type { Head } from '../core/head.ts';
import type { LedgerOutcome } from '../core/outcomes.ts';
import { outcomeOf } from '../core/outcomes.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import { taskId } from '../core/task-id.ts';
import type { Taken } from './taken.ts';

/** What the sender hears of a delivery that was read, with the task that it is about, if there is one. */
export function answer(
  code: ReasonCode,
  { verified, event }: Pick<Taken, 'verified'> & Partial<Pick<Taken, 'event'>>,
  head?: Head,
): Receipt {
  const { of, status } = outcomeOf(code);
  return {
    outcome: of as LedgerOutcome,
    reason: code,
    status,
    delivery: verified.key,
    ...(head && head.epoch > 0 ? { taskId: taskId(head.key, head.epoch) } : {}),
    ...(event ? { read: { event: event.name, actor: event.actor, ticket: event.ticket.key } } : {}),
  };
}
