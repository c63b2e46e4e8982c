import { sweep } from '../../../../functions/sweep/sweep.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { surroundings } from '../surroundings.ts';

const TIMERS = ['until', 'startBy', 'lease', 'deadline'] as const;

/** Sweep, which finds that a timer has run out, whichever there is: of several it goes by one. Or it finds that none has. */
export const sweeper: readonly Deed[] = [
  ...TIMERS.map((name): Deed => {
    const over = `${name} is over`;
    return {
      name: `sweep finds that ${over}`,
      async plan({ head, ...place }) {
        if (head?.dueAt === undefined || head[name] === undefined) return undefined;
        const due = { ...head, [name]: place.now };
        const write = await firstWrite(due, (heads) =>
          sweep(surroundings(heads, { ...place, head: due })),
        );
        return write && { write };
      },
    };
  }),
  {
    name: 'sweep',
    async plan(place) {
      if (place.head?.dueAt === undefined) return undefined;
      const write = await firstWrite(place.head, (heads) => sweep(surroundings(heads, place)));
      return write && { write };
    },
  },
];
