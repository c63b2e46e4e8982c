import { sweep } from '../../../../functions/sweep/sweep.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { surroundings } from '../surroundings.ts';
import { passing } from './time.ts';

/** Sweep, at the alarm or later. */
export const sweeper: readonly Deed[] = [
  {
    name: 'sweep',
    async plan(place) {
      if (place.head?.dueAt === undefined) return undefined;
      const calls = passing(Math.max(place.now, place.head.dueAt));
      const write = await firstWrite(place.head, (heads) =>
        sweep(surroundings(heads, calls(place))),
      );
      return write && { write, calls };
    },
  },
];
