import type { Stop, WayToStop } from '../core/changes/stop.ts';
import { waysToStop } from '../core/changes/stop.ts';
import { Fault } from '../core/fault.ts';
import type { Head } from '../core/head.ts';
import { holds } from '../core/holds.ts';
import type { Intent } from '../core/intent.ts';
import type { LedgerOutcome } from '../core/outcomes.ts';
import { outcomeOf } from '../core/outcomes.ts';
import type { Receipt } from '../core/receipt.ts';
import { answer } from './answer.ts';
import { commentKey } from './comment-key.ts';
import type { IntakeDeps } from './deps.ts';
import type { Done } from './done.ts';
import { entryOf } from './entry.ts';
import { spared, sparing } from './other-minds.ts';
import type { Taken } from './taken.ts';

type StopIntent = Extract<Intent, { kind: 'stop' }>;

/** Not every sender repeats a delivery that was answered 503. */
const TRIES = 4;

/**
 * Stops the ticket's task, or remembers that a start from before is void. The head first, then the record, which then needs no
 * correction; a first try that died between the two is known by its key on the head.
 */
export async function stop(intent: StopIntent, taken: Taken, deps: IntakeDeps): Promise<Done> {
  const { key } = taken.event.ticket;
  const { others } = taken;
  const wanted = stopOf(intent, taken);
  const ways = waysToStop(wanted, deps.now());
  let way: WayToStop | undefined = ways[0];
  for (let tries = 0; tries < TRIES; tries++) {
    const result = await deps.heads.tryWrite(key, sparing(way.write, others));
    if ('written' in result) return conclude(way.code, intent, taken, deps, result.written);
    const anothers = spared(result.refusedBy, others);
    if (anothers) return { anothers: { head: anothers } };
    const head = result.refusedBy ?? {};
    way = ways.find(({ write }) => write.when.every((condition) => holds(condition, head)));
    if (!way) {
      const repeated = result.refusedBy?.keys?.includes(wanted.key);
      return conclude(repeated ? 'duplicate_delivery' : 'nothing_to_stop', intent, taken, deps);
    }
  }
  throw new Fault(`ticket ${key} was changed by others ${TRIES} times in a row`);
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

/**
 * Records what became of it. A delivery that was recorded before keeps its record. A task that was stopped goes to dispatch first, which
 * tells the agent and has the ticket shown.
 */
async function conclude(
  code: WayToStop['code'] | 'nothing_to_stop' | 'duplicate_delivery',
  { project }: StopIntent,
  taken: Taken,
  deps: IntakeDeps,
  head?: Head,
): Promise<Receipt> {
  const stopped = code === 'stopped' ? head : undefined;
  if (stopped) await deps.tasks.send({ ticket: stopped.key }, { group: stopped.project });
  const outcome = outcomeOf(code).of as LedgerOutcome;
  const recorded = await deps.ledger.record(entryOf(taken, outcome, code, project.name));
  const repeated = recorded === 'known' && outcome !== 'accepted';
  return answer(repeated ? 'duplicate_delivery' : code, taken, stopped);
}
