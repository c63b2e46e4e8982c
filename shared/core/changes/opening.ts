import { hopped } from '../breaker.ts';
import type { Head } from '../head.ts';
import type { HeadWrite } from '../head-write.ts';
import { needsSecondPerson } from '../risk.ts';
import { TIMERS } from '../timers.ts';
import type { Start } from './start.ts';
import { keysOf } from './start.ts';

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
  'startTries',
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

/** Makes a head that of the next epoch, without a condition. Besides what is of the last epoch, `gone` is removed. */
export function opening(start: Start, now: number, gone: readonly (keyof Head)[]): HeadWrite {
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
