import { deliver, keep } from '../../../../shared/core/changes/message.ts';
import { approval } from '../../../../shared/intake/approval.ts';
import { message } from '../../../../shared/intake/message.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place } from '../place.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';
import { WHENS } from './times.ts';

const SECOND = 1000;

const SAID = ['approve', 'reject', 'message'] as const;
const WAYS = { deliver, keep } as const;

/** What people write on the ticket while it has a task; a message in each way that somebody may have chosen long ago, too. */
export const words: readonly Deed[] = Object.entries(WHENS).flatMap(([when, timeOf]) => [
  ...SAID.map((said): Deed => {
    const name = `a comment: ${said}, ${when}`;
    return {
      name,
      async plan(place) {
        const at = timeOf({ ...place.head }, place.now);
        if (at === undefined) return undefined;
        const taken = takenAt(at, `${name} ${at}`);
        const comment = { id: name, text: said, updatedAt: String(at) };
        const write = await firstWrite(place.head, (heads) => {
          const deps = { ...surroundings(heads, place), trackers: [] };
          return said === 'message'
            ? message({ kind: said, project: PROJECT, comment, text: 'go on' }, taken, deps)
            : approval({ kind: said, project: PROJECT, comment }, taken, deps);
        });
        return (
          write && {
            write,
            forbidden: ({ head }) =>
              said !== 'message' && at + SECOND <= (head?.heldAt ?? 0)
                ? 'a word from before the text was shown counts for it'
                : undefined,
          }
        );
      },
    };
  }),
  ...Object.entries(WAYS).map(([way, write]) => ({
    name: `a comment: message, ${when}, to ${way} as was chosen before`,
    async plan({ head, now }: Place) {
      const at = timeOf({ ...head }, now);
      if (!head || at === undefined) return undefined;
      const { event, delivery, verified } = takenAt(at, `late ${at}`);
      const wanted = {
        content: { connection: delivery.connection, key: verified.key },
        key: verified.key,
        at: at + event.precisionMs - 1,
        by: { id: event.actor.id, name: event.actor.name },
        onlyOwn: false,
      };
      return { write: write(wanted, now) };
    },
  })),
]);
