import { lookAgain } from '../../../../functions/sweep/looks/look-again.ts';
import { lookTime } from '../../../../shared/core/due.ts';
import { ticketOf } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Surroundings } from '../surroundings.ts';
import { surroundings, WORDS } from '../surroundings.ts';

const LOOKS: Readonly<Record<string, Surroundings>> = {
  'finds it closed': { look: ticketOf({ description: WORDS.sent, open: false }) },
  'finds no label': { look: ticketOf({ description: WORDS.sent, labels: [] }) },
  'finds it gone': { look: 'gone' },
};

/** What sweep does once it has noted the next look: it looks at the ticket, whenever that may have been due, and may stop the task. */
export const looks: readonly Deed[] = Object.entries(LOOKS).map(
  ([what, look]): Deed => ({
    name: `a look ${what}`,
    async plan(place) {
      const { head } = place;
      if (!head || lookTime(head) === Number.POSITIVE_INFINITY) return undefined;
      const write = await firstWrite(head, (heads) =>
        lookAgain(head, surroundings(heads, place, look)),
      );
      return write && { write };
    },
  }),
);
