import { writeback } from '../../../../functions/writeback/writeback.ts';
import type { Backend } from '../../../../shared/core/backend.ts';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import { KEY } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { surroundings } from '../surroundings.ts';
import { wholeRun } from '../whole-run.ts';

const nothing = async () => undefined;

/** A tracker that takes everything. */
const TAKES: Omit<Backend, 'look'> = {
  interfaceVersion: 1,
  addComment: async () => ({ id: 'c1' }),
  markInProgress: nothing,
  markComplete: nothing,
  markFailed: nothing,
  markStopped: nothing,
};

const REFUSES: Omit<Backend, 'look'> = {
  ...TAKES,
  addComment: async () => {
    throw new BackendError('permission_denied', 'no');
  },
};

/** Writeback, alone to its end. How it is interleaved is for the model. */
export const shower: readonly Deed[] = Object.entries({
  'shows the task': TAKES,
  'is refused for good': REFUSES,
}).map(
  ([what, backend]): Deed => ({
    name: `writeback ${what}`,
    async plan(place) {
      if (!place.head) return undefined;
      const writes = await wholeRun(place.head, (heads) =>
        writeback(KEY, {
          ...surroundings(heads, place),
          backend: async () => backend as Backend,
        }),
      );
      const head = writes.at(-1);
      return head && { calls: (at) => ({ ...at, head }), writes };
    },
  }),
);
