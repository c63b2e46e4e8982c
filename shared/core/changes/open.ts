import { mayStart, notAlone } from '../breaker.ts';
import type { Condition, HeadWrite } from '../head-write.ts';
import { TERMINAL } from '../lifecycle.ts';
import { TIMERS } from '../timers.ts';
import { opening } from './opening.ts';
import type { Start } from './start.ts';
import { fenceLimit, textKey } from './start.ts';

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
