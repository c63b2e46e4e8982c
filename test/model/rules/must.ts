import type { BreakerLimits } from '../../../shared/core/breaker.ts';
import { isActive, lookTime, showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import type { Call, Model } from '../model.ts';
import { isBreakerOpen } from './is-breaker-open.ts';

/** A call that was made from its start to its end, nobody in between, and what it was answered. */
export interface Whole {
  readonly call: Call;
  readonly before: Head | undefined;
  readonly after: Head | undefined;
  readonly now: number;
  readonly status?: number | undefined;
  readonly around: Around;
  /** How many runs agents have begun by now. */
  readonly runs: number;
}

/** What a call found when it began. */
export interface Around {
  readonly runs: number;
  /** Whether there was any brake; there is but one project, and one agent. */
  readonly braked: boolean;
  readonly breaker: BreakerLimits;
  /** How the ticket stood. */
  readonly open: boolean;
  readonly labels: readonly string[];
  /** Whether the tracker answers. */
  readonly answers: boolean;
}

/** What must have come of a call; a text is what did not. */
export function missing(whole: Whole, model: Model): string | undefined {
  switch (whole.call.by) {
    case 'receive':
      return ofDelivery(whole, whole.call, model);
    case 'operate':
      return ofOperator(whole, whole.call);
    case 'report':
      return ofAgent(whole, whole.call, model);
    case 'dispatch':
      return whole.around.braked && whole.runs > whole.around.runs
        ? 'an agent has begun a run under a brake'
        : undefined;
    case 'sweep':
      return ofSweep(whole);
    default:
      return undefined;
  }
}

type Of<By extends Call['by']> = Extract<Call, { by: By }>;

/** Where a text goes, and where it may go: of one who may be a stranger, dispatch finds out first. */
const TO: Readonly<Record<string, readonly State[]>> = {
  good: ['queued'],
  better: ['queued'],
  doubtful: ['held', 'queued'],
  bad: ['rejected', 'queued'],
};

function ofDelivery(
  { before, after, status, now, around }: Whole,
  { about, at, text, again, latest, open }: Of<'receive'>,
  { openings }: Model,
): string | undefined {
  if (status !== 200) return `a delivery was answered ${status}`;
  if (again) {
    // What overtook something of its own second may be told to it again: which was last, only a look can tell.
    const last = about === 'label' ? before?.fence : before?.triggeredAt;
    const tied = at + 1000 > (last ?? 0);
    return changed(before, after) && !tied ? 'a repetition changed the task' : undefined;
  }
  const active = before !== undefined && isActive(before);
  if (about === 'label' || about === 'mention') {
    const opened = (after?.epoch ?? 0) > (before?.epoch ?? 0);
    if (opened && at + 1000 <= (before?.fence ?? 0)) return 'a start from before a stop opened';
    if (active || !latest || !open || lately(before, now, text)) return undefined;
    if (about === 'label' && stillThere(before)) return undefined;
    if (!opened && isBreakerOpen(openings, now, around.breaker)) return undefined;
    if (!opened) return `a ${about} that is later than everything started nothing`;
    const to = TO[text] ?? [];
    return after?.state && to.includes(after.state)
      ? undefined
      : `a ${text} text is ${after?.state}`;
  }
  const waits = before?.state === 'queued' || before?.state === 'held';
  const stops =
    about === 'close' ||
    about === 'stop' ||
    (about === 'unlabel' && waits && before.markedAt === undefined);
  if (!stops || !active || !latest || after?.state === 'cancelled') return undefined;
  return `${about}, later than everything, stopped nothing`;
}

/** A text that was rejected a moment ago is not rejected again. */
function lately(before: Head | undefined, now: number, text: string): boolean {
  return text === 'bad' && (before?.endedAt ?? 0) >= now - TIMERS.rejectedAgain;
}

/**
 * A ticket that does not show yet how its last task ended has that task's label on it still. Only the letter of its going tells a new
 * one from that; where the new label's letter overtakes it, the new label counts for the old.
 */
function stillThere(before: Head | undefined): boolean {
  if (before?.trigger !== 'label' || before.markedAt !== undefined) return false;
  return showOwed(before) && (before.fence ?? 0) <= (before.triggeredAt ?? 0);
}

function changed(before: Head | undefined, after: Head | undefined): boolean {
  return before?.epoch !== after?.epoch || before?.state !== after?.state;
}

function ofOperator({ before, after }: Whole, { act }: Of<'operate'>): string | undefined {
  const active = before !== undefined && isActive(before);
  if (act === 'stop' && active && after?.state !== 'cancelled') return 'a stop stopped nothing';
  if (before?.state !== 'held') return undefined;
  if (act === 'reject' && after?.state !== 'rejected') return 'a rejection ended nothing';
  return act === 'approve' && after?.state !== 'queued'
    ? 'an approval released nothing'
    : undefined;
}

function ofAgent(
  { before, after, status }: Whole,
  { what, run }: Of<'report'>,
  { reported }: Model,
): string | undefined {
  const [epoch, attempt] = run.split(':').slice(-3, -1).map(Number);
  if (before?.epoch !== epoch || before?.attempt !== attempt) {
    if (before?.version !== after?.version) return 'an attempt that is not the current one wrote';
    // What was taken of it is a success when it is said again.
    const isResult = what === 'success' || what === 'failure';
    const mayBeTaken = isResult && reported.has(run);
    return status === 409 || (mayBeTaken && status === 200)
      ? undefined
      : `an attempt that is not the current one heard ${status}`;
  }
  if (what !== 'success' && what !== 'failure') return undefined;
  // Of two results the one that was kept first stands, whichever that was.
  if (reported.get(run) !== what) return undefined;
  if (status !== 200) return `a result of the current attempt was answered ${status}`;
  const runs = before?.state === 'running' || before?.state === 'needs_info';
  if (!runs) return undefined;
  const to: readonly State[] = what === 'success' ? ['succeeded'] : ['failed', 'queued'];
  return after?.state && to.includes(after.state) ? undefined : `after ${what}: ${after?.state}`;
}

/** A look stops a task whose ticket was closed or has lost what the task stands on, and no other. */
function ofSweep({ before, after, now, around }: Whole): string | undefined {
  if (!before || !isActive(before)) return undefined;
  const { open, labels, answers } = around;
  if (after?.state === 'cancelled') {
    const lost = before.state === 'held' ? 'sluice' : 'sluice-in-progress';
    return open && labels.includes(lost) ? 'a look stopped a task that stands' : undefined;
  }
  const wasDue = Math.max(lookTime(before), before.dueAt ?? Number.POSITIVE_INFINITY) <= now;
  return wasDue && !open && answers && after?.state === before.state
    ? 'a look at a closed ticket stopped nothing'
    : undefined;
}
