import type { Condition, HeadWrite } from '../head-write.ts';
import type { State } from '../lifecycle.ts';
import { OF_THE_STATE, SHOW_FAILURE } from '../of-the-state.ts';
import type { ReasonCode } from '../reasons.ts';
import type { TicketRef } from '../ticket.ts';
import { TIMERS } from '../timers.ts';

/** A stop, as a delivery brings it: nobody has read the head. */
export interface Stop {
  readonly ticket: TicketRef;
  readonly reason: ReasonCode;
  readonly by: string;
  readonly from: readonly State[];
  readonly at: number;
  readonly precisionMs: number;
  /** The label whose going it is, if it is one. */
  readonly label?: 'trigger' | 'inProgress';
  /** Whether a look at the ticket can tell if the stop still stands (a label, a closing; not a comment). */
  readonly visible: boolean;
  readonly key: string;
}

/** One thing that a stop may do to a head, and what it is called then. */
export interface WayToStop {
  readonly write: HeadWrite;
  readonly code: 'stopped' | 'stop_noted';
}

/** All that a stop may do, from the commonest to the rarest; the first whose conditions hold is done. */
export function waysToStop(stop: Stop, now: number): readonly [WayToStop, ...WayToStop[]] {
  return [
    { write: cancel(stop, now), code: 'stopped' },
    ...(stop.label === 'inProgress'
      ? []
      : [{ write: raiseFence(stop, now), code: 'stop_noted' } as const]),
    ...(stop.visible ? [{ write: doubt(stop), code: 'stop_noted' } as const] : []),
    { write: cancelTie(stop, now), code: 'stopped' },
    { write: cancelBehindFence(stop, now), code: 'stopped' },
  ];
}

/** Ends the task that the stop is clearly later than. */
export function cancel(stop: Stop, now: number): HeadWrite {
  return cancelWhen(stop, now, [
    { is: 'below', attribute: 'triggeredAt', limit: stop.at },
    notOvertaken(stop),
  ]);
}

/** Ends a task whose start has the same tick as the stop, where no look can tell which was last. */
export function cancelTie(stop: Stop, now: number): HeadWrite {
  return cancelWhen(stop, now, [
    notAfter(stop),
    { is: 'below', attribute: 'fence', limit: stop.at + 1 },
  ]);
}

/** The same where a later stop was heard already: its fence stays, and starts from before it stay void. */
function cancelBehindFence(stop: Stop, now: number): HeadWrite {
  const { set, ...write } = cancelWhen(stop, now, [notAfter(stop)]);
  const { fence: _, ...kept } = set;
  return { ...write, set: kept };
}

/** The task was not started after the stop, as finely as that is known. */
function notAfter({ at, precisionMs }: Stop): Condition {
  return { is: 'below', attribute: 'triggeredAt', limit: at + precisionMs };
}

/** Leaves a waiting task to dispatch's look: start and stop have the same tick, and the ticket shows which was last. */
export function doubt(stop: Stop): HeadWrite {
  return {
    when: [
      {
        is: 'in',
        attribute: 'state',
        values: stop.from.filter((state) => state === 'queued' || state === 'held'),
      },
      notAfter(stop),
    ],
    set: { confirm: true },
  };
}

/** Voids every start from before the stop, on a ticket that has no task. An `unlabeled` may overtake its `labeled`. */
export function raiseFence(stop: Stop, now: number): HeadWrite {
  return {
    when: [
      {
        is: 'any',
        of: [
          { is: 'absent', attribute: 'fence' },
          { is: 'below', attribute: 'fence', limit: stop.at },
        ],
      },
    ],
    set: { fence: stop.at, ttl: Math.ceil((now + TIMERS.keep) / 1000) },
  };
}

function cancelWhen(stop: Stop, now: number, more: readonly Condition[]) {
  return {
    when: [{ is: 'in', attribute: 'state', values: stop.from }, ...stoppable(stop), ...more],
    add: { showWant: 1 },
    append: {
      history: [{ at: now, to: 'cancelled', reason: stop.reason, by: stop.by }],
      keys: [stop.key],
    },
    set: {
      state: 'cancelled',
      reason: stop.reason,
      fence: stop.at,
      endedAt: now,
      archiveOwed: true,
      stopOwed: true,
      dueAt: now + TIMERS.enqueue,
      ttl: Math.ceil((now + TIMERS.keep) / 1000),
    },
    remove: [...OF_THE_STATE, ...SHOW_FAILURE],
  } as const satisfies HeadWrite;
}

/** Our clock and the tracker's may differ by this, and a webhook may be late by it. */
const SLACK_MS = 60_000;

/**
 * A label says which task it stands for. The trigger stands for one that has not run: once the mark is on, we took the trigger off
 * ourselves, and the token may be that person's own. The mark can only be taken off where it was put on in this epoch.
 */
function stoppable({ label, at }: Stop): readonly Condition[] {
  if (label === 'trigger') return [{ is: 'absent', attribute: 'markedAt' }];
  if (label === 'inProgress') return [{ is: 'below', attribute: 'markedAt', limit: at + SLACK_MS }];
  return [];
}

/** A waiting task whose trigger was set again after the stop goes on. A fence never falls. */
function notOvertaken({ label, at }: Stop): Condition {
  return { is: 'below', attribute: 'fence', limit: label === 'inProgress' ? at + 1 : at };
}
