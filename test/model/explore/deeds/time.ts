import type { Head } from '../../../../shared/core/head.ts';
import { TIMERS } from '../../../../shared/core/timers.ts';
import type { Deed } from '../deed.ts';
import type { Place } from '../place.ts';

const TIMES = [
  'notBefore',
  'enqueueLease',
  'until',
  'startBy',
  'lease',
  'deadline',
] as const satisfies readonly (keyof Head)[];

/** Time goes by until the next timer of the head, and sweep is late. */
export const time: readonly Deed[] = [
  {
    name: 'time passes',
    async plan({ head, now }) {
      const coming = TIMES.map((name) => head?.[name] ?? 0).filter((at) => at > now);
      return coming.length > 0 ? { calls: passing(Math.min(...coming)) } : undefined;
    },
  },
];

/** A function of ours is gone before the lease that it took is over. */
export function passing(now: number) {
  return (place: Place): Place => {
    const hands = place.hands.filter(
      ({ head: { enqueueLease = 0 } }) => now < Math.min(enqueueLease, place.now + TIMERS.executor),
    );
    return { ...place, now: Math.max(now, place.now), hands };
  };
}
