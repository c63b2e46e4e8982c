import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, HeadWrite } from '../../shared/core/head-write.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import { memoryStores } from './lab/memory-stores.ts';
import type { MakeStores } from './lab/stores.ts';
import { tableStores } from './lab/table-stores.ts';
import { sequences } from './sequence.ts';

/** The same sequences each time; `npm run model` draws others. */
const seed = 2026;
const MEMORY_RUNS = 200;
const DYNALITE_RUNS = 2;

test('whatever everybody does in whatever order, the ticket is as the model says', async () => {
  await fc.assert(sequences(memoryStores), { seed, numRuns: MEMORY_RUNS });
}, 60_000);

test('on a table, too', async () => {
  const engine = await startDynalite();
  try {
    await fc.assert(sequences(tableStores(engine)), {
      seed,
      numRuns: DYNALITE_RUNS,
      endOnFailure: true,
    });
  } finally {
    await engine.stop();
  }
}, 60_000);

/** Heads whose writes are changed on their way. */
function through(heads: HeadStore, change: (write: HeadWrite) => HeadWrite): HeadStore {
  return {
    ...heads,
    write: (key, write) => heads.write(key, change(write)),
    tryWrite: (key, write) => heads.tryWrite(key, change(write)),
  };
}

/** A store that does not ask for something. */
function unasked(what: (condition: Condition) => boolean): MakeStores {
  return async (now) => {
    const stores = await memoryStores(now);
    const heads = through(stores.heads, (write) => ({
      ...write,
      when: write.when.filter((condition) => !what(condition)),
    }));
    return { ...stores, heads };
  };
}

const about = (attribute: string) =>
  unasked((condition) =>
    (condition.is === 'any' ? condition.of : [condition]).some(
      (one) => 'attribute' in one && one.attribute === attribute,
    ),
  );

const FAULTS: readonly { readonly fault: string; readonly make: MakeStores }[] = [
  { fault: 'takes every write', make: unasked(() => true) },
  { fault: 'opens a task beside an active one', make: about('state') },
  { fault: 'forgets that a stop came later than a start', make: about('fence') },
  { fault: 'opens a task over an open breaker', make: about('openings') },
  {
    fault: 'loses what is owed to the agent',
    make: async (now) => {
      const stores = await memoryStores(now);
      const heads = through(stores.heads, ({ set, ...write }) => {
        const { enqueueOwed: _, ...kept } = set ?? {};
        return { ...write, set: kept };
      });
      return { ...stores, heads };
    },
  },
  {
    fault: 'forgets to look at the ticket',
    make: async (now) => {
      const stores = await memoryStores(now);
      const heads = through(stores.heads, ({ set, ...write }) => {
        const { lookAt: _, ...kept } = set ?? {};
        return { ...write, set: kept };
      });
      return { ...stores, heads };
    },
  },
  {
    fault: 'sets no alarm',
    make: async (now) => {
      const stores = await memoryStores(now);
      const heads = through(stores.heads, ({ set, ...write }) => {
        const { dueAt: _, ...kept } = set ?? {};
        return { ...write, set: kept };
      });
      return { ...stores, heads };
    },
  },
];

test.each(FAULTS)(
  'a store that $fault is found out',
  async ({ make }) => {
    const { failed, counterexample } = await fc.check(sequences(make), {
      numRuns: 400,
      seed,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
    expect(String(counterexample)).not.toBe('');
  },
  60_000,
);
