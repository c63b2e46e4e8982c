import { writeback } from '../../../../functions/writeback/writeback.ts';
import type { Backend } from '../../../../shared/core/backend.ts';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import { KEY } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place } from '../place.ts';
import { surroundings } from '../surroundings.ts';
import { wholeRun } from '../whole-run.ts';

const nothing = async () => undefined;

type Writes = Omit<Backend, 'look'>;

/** A tracker that takes everything. */
const TAKES: Writes = {
  interfaceVersion: 1,
  addComment: async () => ({ id: 'c1' }),
  markInProgress: nothing,
  markComplete: nothing,
  markFailed: nothing,
  markStopped: nothing,
};

function refuses(kind: 'permission_denied' | 'unavailable' | 'gone'): Writes {
  return {
    ...TAKES,
    addComment: async () => {
      throw new BackendError(kind, 'no');
    },
  };
}

const TRACKERS: Readonly<Record<string, Writes>> = {
  'has shown the task': TAKES,
  'is refused for good': refuses('permission_denied'),
  'is to come again': refuses('unavailable'),
  'finds the address gone': refuses('gone'),
};

/** Writeback from its start to its end, nobody in between. */
export const wholeWriter: readonly Deed[] = Object.entries(TRACKERS).map(
  ([what, tracker]): Deed => ({
    name: `writeback ${what}`,
    async plan(place) {
      if (!place.head) return undefined;
      const writes = await wholeRun(place.head, run(place, tracker));
      const head = writes.at(-1);
      return head && { calls: (at) => ({ ...at, head }), writes };
    },
  }),
);

/** Writeback: takes the lease; has written to the tracker, or not, while others went on; puts an ended task away. */
export const writer: readonly Deed[] = [
  {
    name: 'writeback begins',
    async plan(place) {
      if (!place.head) return undefined;
      const write = await firstWrite(place.head, run(place, TAKES));
      if (!write) return undefined;
      if (write.set?.showLease === undefined) return { write };
      // Where another is at it, this one died.
      return { write, written: (at, head) => (at.shows ? at : { ...at, shows: head }) };
    },
  },
  ...Object.entries(TRACKERS).map(
    ([what, tracker]): Deed => ({
      name: `writeback ${what}`,
      async plan(place) {
        const { head, shows } = place;
        if (!head || !shows) return undefined;
        const write = await firstWrite(head, run(place, tracker), shows);
        return write ? { write, written: ends } : { calls: ends };
      },
    }),
  ),
  {
    name: 'writeback dies',
    async plan({ shows }) {
      return shows && { calls: ends };
    },
  },
];

function run(place: Place, tracker: Writes) {
  return (heads: Parameters<typeof surroundings>[0]) =>
    writeback(KEY, {
      ...surroundings(heads, place),
      backend: async () => tracker as Backend,
    }).catch((error: unknown) => {
      if (!(error instanceof BackendError)) throw error;
    });
}

function ends({ shows: _, ...place }: Place): Place {
  return place;
}
