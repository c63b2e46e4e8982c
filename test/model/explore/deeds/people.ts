import { operate } from '../../../../functions/operate/operate.ts';
import { operator } from '../../../../shared/core/operator.ts';
import { KEY } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place } from '../place.ts';
import { surroundings } from '../surroundings.ts';

const ACTS = ['approve', 'reject', 'stop', 'retry', 'writeback'] as const;

/** What people do by the command line. */
export function people(epochs: number): readonly Deed[] {
  return [
    ...ACTS.map(
      (act): Deed => ({
        name: `sluice ${act}`,
        async plan(place) {
          const { head } = place;
          if (!head || (act === 'retry' && head.epoch >= epochs)) return undefined;
          return ask({ do: act, id: KEY }, place);
        },
      }),
    ),
    {
      name: 'sluice approve, of another text',
      async plan(place: Place) {
        const plan = await ask({ do: 'approve', id: KEY, digest: 'of another text' }, place);
        return plan && { ...plan, forbidden: () => 'a text is released that was not shown' };
      },
    },
    {
      // Ours is behind the tracker's.
      name: 'sluice stop, by a clock that is behind',
      async plan(place: Place) {
        const { fence } = { ...place.head };
        return fence === undefined ? undefined : ask({ do: 'stop', id: KEY }, place, fence - 1);
      },
    },
  ];
}

async function ask(request: unknown, place: Place, now = place.now) {
  if (!place.head) return undefined;
  const write = await firstWrite(place.head, (heads) =>
    operate(request, operator('olga'), surroundings(heads, { ...place, now })),
  );
  return write && { write };
}
