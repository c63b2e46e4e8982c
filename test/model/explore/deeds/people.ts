import { operate } from '../../../../functions/operate/operate.ts';
import { operator } from '../../../../shared/core/operator.ts';
import { KEY } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { surroundings } from '../surroundings.ts';

const ACTS = ['approve', 'reject', 'stop', 'retry'] as const;

/** What people do by the command line. */
export function people(epochs: number): readonly Deed[] {
  return ACTS.map(
    (act): Deed => ({
      name: `sluice ${act}`,
      async plan(place) {
        const { head } = place;
        if (!head || (act === 'retry' && head.epoch >= epochs)) return undefined;
        const write = await firstWrite(head, (heads) =>
          operate({ do: act, id: KEY }, operator('olga'), surroundings(heads, place)),
        );
        return write && { write };
      },
    }),
  );
}
