import type { Stop } from '../../shared/core/changes/stop.ts';
import { cancel, cancelTie, doubt, raiseFence } from '../../shared/core/changes/stop.ts';
import type { Head } from '../../shared/core/head.ts';
import type { HeadWrite } from '../../shared/core/head-write.ts';
import type { Intent } from '../../shared/core/intent.ts';
import type { LedgerOutcome } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { commentKey } from './comment-key.ts';
import type { ReceiveDeps } from './deps.ts';
import { entryOf } from './entry.ts';
import type { Taken } from './receive.ts';

type StopIntent = Extract<Intent, { kind: 'stop' }>;

/**
 * Stops the ticket's task, or remembers that a start from before is void: one write each, tried from the commonest to the rarest. The
 * head first, then the record, which then needs no correction; a first try that died between the two is known by its key on the head.
 */
export async function stop(intent: StopIntent, taken: Taken, deps: ReceiveDeps): Promise<Receipt> {
  const wanted = stopOf(intent, taken);
  const write = (change: HeadWrite) => deps.heads.write(taken.event.ticket.key, change);
  const now = deps.now();

  const cancelled = await write(cancel(wanted, now));
  if (cancelled) return tell(cancelled, intent, taken, deps);
  const noted =
    (wanted.label !== 'inProgress' && (await write(raiseFence(wanted, now)))) ||
    (wanted.visible && (await write(doubt(wanted))));
  if (noted) return conclude('stop_noted', intent, taken, deps);
  const tied = await write(cancelTie(wanted, now));
  if (tied) return tell(tied, intent, taken, deps);
  const head = await deps.heads.read(taken.event.ticket.key);
  const repeated = head?.keys?.includes(wanted.key);
  return conclude(repeated ? 'duplicate_delivery' : 'nothing_to_stop', intent, taken, deps);
}

function stopOf(intent: StopIntent, { event, verified, tracker }: Taken): Stop {
  return {
    ticket: event.ticket,
    reason: intent.reason,
    by: event.actor.name,
    from: intent.from,
    at: event.at,
    precisionMs: event.precisionMs,
    ...(intent.label === undefined ? {} : { label: intent.label }),
    // A deletion keeps the time of the last change: in the tick of the start it is the later one.
    visible: tracker.canLook && intent.comment === undefined && intent.reason !== 'deleted',
    key: intent.comment ? commentKey(intent.comment) : verified.key,
  };
}

/** Dispatch tells the agent and has the ticket shown. */
async function tell(
  head: Head,
  intent: StopIntent,
  taken: Taken,
  deps: ReceiveDeps,
): Promise<Receipt> {
  await deps.tasks.send({ ticket: head.key });
  const receipt = await conclude('stopped', intent, taken, deps);
  return { ...receipt, taskId: taskId(head.key, head.epoch) };
}

/** Records what became of it. A delivery that was recorded before keeps its record. */
async function conclude(
  code: 'stopped' | 'stop_noted' | 'nothing_to_stop' | 'duplicate_delivery',
  { project }: StopIntent,
  taken: Taken,
  deps: ReceiveDeps,
): Promise<Receipt> {
  const outcome = reason(code).of as LedgerOutcome;
  const recorded = await deps.ledger.record(entryOf(taken, outcome, code, project.name));
  const repeated = recorded === 'known' && outcome !== 'accepted';
  return {
    outcome: repeated ? 'duplicate' : outcome,
    reason: repeated ? 'duplicate_delivery' : code,
    status: 200,
    delivery: taken.verified.key,
  };
}
