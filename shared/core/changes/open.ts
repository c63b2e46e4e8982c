import { hopped, mayStart, notAlone } from '../breaker.ts';
import { showOwed } from '../due.ts';
import type { Head, Untold } from '../head.ts';
import type { Condition, HeadWrite } from '../head-write.ts';
import { TERMINAL } from '../lifecycle.ts';
import { needsSecondPerson } from '../risk.ts';
import { runToStop } from '../run-to-stop.ts';
import { TIMERS } from '../timers.ts';
import type { Start } from './start.ts';
import { fenceLimit, keysOf, textKey } from './start.ts';

/** What belongs to one epoch and must not be seen in the next. */
const OF_THE_LAST_EPOCH = [
  'detail',
  'attempt',
  'approver',
  'heldAt',
  'agent',
  'repo',
  'resultAttempt',
  'confirm',
  'notBefore',
  'waitsIn',
  'waitsSince',
  'place',
  'startBy',
  'lease',
  'deadline',
  'enqueueLease',
  'enqueueTries',
  'showLease',
  'showTries',
  'showAfter',
  'showError',
  'showGivenUp',
  'showGone',
  'markedAt',
  'markedAs',
  'reference',
  'progress',
  'question',
  'inbox',
  'inboxStart',
  'lateResult',
  'stopTries',
  'stopGivenUp',
  'tripped',
] as const satisfies readonly (keyof Head)[];

/**
 * Opens the next epoch of a ticket, for exactly one caller, without reading first. Refused while the ticket has a task, when
 * the trigger is not after the fence, and until the last epoch has been archived and shown; `whyNotOpen` tells which.
 */
export function open(start: Start, now: number): HeadWrite {
  return {
    ...opening(start, now, ['comment', 'commentOf', 'untold']),
    when: [
      ...notActive,
      ...afterFence(start),
      ...settled,
      ...unseen(start, now),
      ...calm(start, now),
    ],
  };
}

/**
 * Opens the next epoch over one that still owes something, for somebody who has read the head. The new task takes over what is owed:
 * a comment that is not up to date, be it only by its marker as its id was lost with an answer, so that the ticket is never left with a
 * stale one, with the end that it did not tell; the run that is still to be stopped; and the last epoch, where that is still to be kept. There is room for one such epoch:
 * one from before has to be archived by then.
 */
export function openOver(head: Head, start: Start, now: number): HeadWrite {
  const takesOver = showOwed(head);
  const write = opening(start, now, [
    'archiveOwed',
    ...(takesOver ? [] : (['comment', 'commentOf', 'untold'] as const)),
  ]);
  const run = head.stopOwed ? runToStop(head) : undefined;
  return {
    ...write,
    when: [{ is: 'equal', attribute: 'version', to: head.version }],
    set: {
      ...write.set,
      ...(takesOver ? { commentOf: head.commentOf ?? head.epoch, untold: untoldBy(head) } : {}),
      ...(run ? { stopRun: run } : {}),
      ...(head.archiveOwed ? { past: withoutPast(head) } : {}),
      ...(start.state === 'rejected' ? { archiveOwed: true } : {}),
    },
    remove: (write.remove ?? []).filter(
      (attribute) => !(start.state === 'rejected' && attribute === 'archiveOwed'),
    ),
  };
}

/** More were never seen: it takes as many tasks in a row that ended and were not shown. */
const MOST_UNTOLD = 3;

function untoldBy({ untold = [], epoch, state, resultAttempt }: Head): readonly Untold[] {
  if (state === undefined) return untold;
  const end = { epoch, state, ...(resultAttempt === undefined ? {} : { resultAttempt }) };
  return [...untold, end].slice(-MOST_UNTOLD);
}

function withoutPast({ past: _, ...head }: Head): Head {
  return head;
}

function opening(start: Start, now: number, gone: readonly (keyof Head)[]): HeadWrite {
  const ended = start.state === 'rejected';
  const queued = start.state === 'queued';
  const list = start.breaker?.asker === 'anybody' ? 'strays' : 'openings';
  const counted = hopped(start.breaker?.asker ?? 'person', now);
  const leftOut: readonly (keyof Head)[] = [
    ...OF_THE_LAST_EPOCH.filter((attribute) => !(attribute === 'heldAt' && start.state === 'held')),
    ...gone,
    ...(ended ? (['until'] as const) : (['endedAt', 'ttl'] as const)),
    ...(queued ? [] : (['enqueueOwed'] as const)),
    ...(start.content ? [] : (['content'] as const)),
    ...(start.canLook && !ended ? [] : (['lookAt'] as const)),
  ];
  return {
    when: [],
    add: { epoch: 1, ...(queued ? {} : { showWant: 1 }), ...counted.add },
    ...(start.breaker ? { prepend: { [list]: [now] } } : {}),
    set: {
      ...counted.set,
      ...(start.breaker ? {} : { openings: [now] }),
      ticket: start.ticket,
      project: start.project,
      state: start.state,
      reason: start.reason,
      trigger: start.trigger,
      starter: start.starter,
      risk: start.risk,
      barred: needsSecondPerson(start.risk) ? [start.starter.id] : [],
      digest: start.digest,
      verdict: start.verdict,
      fence: start.at,
      triggeredAt: start.at,
      openedAt: now,
      keys: keysOf(start),
      history: [{ at: now, to: start.state, reason: start.reason, by: start.starter.name }],
      dueAt: now + TIMERS.enqueue,
      ...(start.content ? { content: start.content } : {}),
      ...(start.canLook && !ended ? { lookAt: now + TIMERS.look } : {}),
      ...(queued ? { enqueueOwed: true } : {}),
      ...(start.state === 'held' ? { heldAt: now } : {}),
      ...(ended
        ? { endedAt: now, archiveOwed: true, ttl: Math.ceil((now + TIMERS.keep) / 1000) }
        : { until: now + (queued ? TIMERS.queued : TIMERS.held) }),
    },
    remove: [...leftOut, ...counted.remove, ...(start.breaker ? [] : (['strays'] as const))],
  };
}

/** Not started too often, nor by bots alone. */
function calm({ breaker }: Start, now: number): readonly Condition[] {
  return breaker ? [...mayStart(breaker, now), ...notAlone(breaker, now)] : [];
}

const notActive: readonly Condition[] = [
  {
    is: 'any',
    of: [
      { is: 'absent', attribute: 'state' },
      { is: 'in', attribute: 'state', values: TERMINAL },
    ],
  },
];

const settled: readonly Condition[] = [
  {
    is: 'any',
    of: [
      { is: 'absent', attribute: 'showWant' },
      { is: 'same', attribute: 'showShown', as: 'showWant' },
      { is: 'present', attribute: 'showGivenUp' },
      { is: 'present', attribute: 'showGone' },
    ],
  },
  { is: 'absent', attribute: 'archiveOwed' },
  { is: 'absent', attribute: 'stopOwed' },
];

/** A start of the fence's tick is one more only if that tick was a stop's; of the last trigger's tick it is the same by another way. */
function afterFence(start: Start): readonly Condition[] {
  return [absentOrBelow('fence', fenceLimit(start)), absentOrBelow('triggeredAt', start.at)];
}

function absentOrBelow(attribute: 'fence' | 'triggeredAt', limit: number): Condition {
  return {
    is: 'any',
    of: [
      { is: 'absent', attribute },
      { is: 'below', attribute, limit },
    ],
  };
}

/** A text that was rejected is not rejected again within two minutes: `opened` and `labeled`, a second hook. Later it is asked for anew. */
function unseen(start: Start, now: number): readonly Condition[] {
  const keys = start.keys.map((value) => ({ is: 'lacks', attribute: 'keys', value }) as const);
  if (start.state !== 'rejected') return keys;
  const rejected: Condition = {
    is: 'any',
    of: [
      { is: 'lacks', attribute: 'keys', value: textKey(start) },
      { is: 'below', attribute: 'endedAt', limit: now - TIMERS.rejectedAgain },
    ],
  };
  return [...keys, rejected];
}
