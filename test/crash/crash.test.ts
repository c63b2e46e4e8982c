import { describe, expect, test } from '@jest/globals';
import type { ResultStore } from '../../shared/core/result-store.ts';
import { failureText } from './run/report.ts';
import { survive } from './run/survive.ts';
import { concurrent } from './scenarios/concurrent.ts';
import { paused } from './scenarios/paused.ts';
import { startByLabel } from './scenarios/start-by-label.ts';
import { waitingLine } from './scenarios/waiting-line.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Engine, Stores } from './stage/stores.ts';
import { ENGINES } from './stage/stores.ts';

const SAMPLE = { singles: 12, pairs: 4, seed: 20 };

/** Stores in memory, of which one may do other than it promises. */
function engine(harm: (stores: Stores) => Partial<Stores> = () => ({})): Engine {
  return {
    ...inMemory,
    async stores(now) {
      const stores = await inMemory.stores(now);
      const { results } = stores;
      return { ...stores, results: { ...results, get: ofThisRealm(results.get) }, ...harm(stores) };
    },
  };
}

/** In jest, `structuredClone` makes objects of another realm, which are equal to none of this one. */
function ofThisRealm(get: ResultStore['get']): ResultStore['get'] {
  return async (...asked) => {
    const found = await get(...asked);
    return found && JSON.parse(JSON.stringify(found));
  };
}

const inMemory = await ENGINES.memory();
const memory = engine();

test.each(SCENARIOS)('$name survives a sample of faults', async (scenario) => {
  const survived = await survive(scenario, SAMPLE, memory);
  expect(failureText(survived, 'memory')).toEqual([]);
  expect(survived.points).toBe(SAMPLE.singles + SAMPLE.pairs);
});

describe('the harness notices', () => {
  test.each([
    {
      given: 'heads that forget what is due',
      scenario: startByLabel,
      engine: engine(({ heads }) => ({ heads: { ...heads, due: async () => [] } })),
    },
    {
      given: 'writes that ask for no condition',
      scenario: concurrent,
      engine: engine(({ heads }) => ({
        heads: {
          ...heads,
          write: (key, change) => heads.write(key, { ...change, when: [] }),
          tryWrite: (key, change) => heads.tryWrite(key, { ...change, when: [] }),
        },
      })),
    },
    {
      given: 'a ledger that keeps nothing',
      scenario: startByLabel,
      engine: engine(({ ledger }) => ({ ledger: { ...ledger, record: async () => 'recorded' } })),
    },
    {
      given: 'slots that are not given back',
      scenario: startByLabel,
      engine: engine(({ slots }) => ({ slots: { ...slots, release: async () => {} } })),
    },
    {
      given: 'slots that are given to everybody',
      scenario: waitingLine,
      engine: engine(({ slots }) => ({ slots: { ...slots, take: async () => true } })),
    },
    {
      given: 'brakes that nobody sees',
      scenario: paused,
      engine: engine(({ brakes }) => ({ brakes: { ...brakes, read: async () => [] } })),
    },
    {
      given: 'an archive that loses what it is given',
      scenario: startByLabel,
      engine: engine(({ heads }) => ({ heads: { ...heads, archive: async () => {} } })),
    },
  ])('$given', async ({ scenario, engine: harmed }) => {
    const { failures } = await survive(scenario, { pairs: 0, seed: 1, bail: true }, harmed);
    expect(failures).not.toEqual([]);
  });

  test('and says how to see just that again', async () => {
    const harmed = engine(({ heads }) => ({ heads: { ...heads, due: async () => [] } }));
    const survived = await survive(startByLabel, { pairs: 0, seed: 1, bail: true }, harmed);
    const [text = ''] = failureText(survived, 'memory');
    expect(text).toMatch(/npm run crash -- --scenario start-by-label --point \d+ --fault [a-z-]+$/);
  });
});
