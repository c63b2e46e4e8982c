import { isActive, showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Place } from './place.ts';

const TIMES = [
  'until',
  'notBefore',
  'startBy',
  'lease',
  'deadline',
  'enqueueLease',
] as const satisfies readonly (keyof Head)[];

const FACTS = [
  'enqueueOwed',
  'stopOwed',
  'archiveOwed',
  'confirm',
  'approver',
  'markedAt',
  'waitsIn',
  'reference',
  'resultAttempt',
  'inbox',
] as const satisfies readonly (keyof Head)[];

/** Reasons that decide what follows; any other only tells. */
const REASONS: readonly (string | undefined)[] = [
  'waiting_for_slot',
  'paused',
  'message_delivered',
];

/**
 * A place by what makes a difference: two with the same text are taken to go on alike, and only the first is followed. Of a time counts
 * whether it has passed, of a counter of tries whether it is at its last; names, digests and the history do not count.
 */
export function canonical({ head, now, runs, hands }: Place): string {
  if (!head) return '-';
  const { state, epoch, attempt = 0, verdict, content, startTries = 0, fence = 0 } = head;
  const { triggeredAt = 0, stopRun } = head;
  return [
    state,
    epoch,
    attempt,
    isActive(head) && REASONS.includes(head.reason) ? head.reason : '',
    TIMES.map((name) => passed(head[name], now)).join(''),
    FACTS.map((name) => (holdsMuch(head[name]) ? 1 : 0)).join(''),
    showOwed(head),
    Math.sign(fence - triggeredAt),
    startTries < 4 ? Math.sign(startTries) : 4,
    stopRun && nameOf(stopRun.reference),
    verdict?.decision,
    content?.key.startsWith('look:'),
    Object.entries(runs).map(([key, run]) => nameOf(key) + run),
    hands.map((hand) => `${hand.head.epoch}:${hand.head.attempt}:${hand.turn}`),
  ].join('|');
}

function holdsMuch(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function passed(time: number | undefined, now: number): string {
  return time === undefined ? '.' : time <= now ? 'p' : 'f';
}

/** The epoch and attempt that an idempotency key or a reference names. */
function nameOf(key: string): string {
  return key.split(':').slice(-3, -1).join(':');
}
