import { describe, expect, test } from '@jest/globals';
import type { Condition } from '../../shared/core/head-write.ts';
import { holds } from '../../shared/core/holds.ts';
import { deeds } from './explore/deeds/deeds.ts';
import { explore } from './explore/explore.ts';

const ONE = deeds({ epochs: 1, dispatchers: 1 });
/** Everybody, and of the many ways to start and to stop one each. */
const FEW = ONE.filter(
  ({ name }) => !/^(a label|a mention|the (trigger|in-progress|ticket)|a person)/.test(name),
).concat(ONE.slice(0, 1));

describe('every place of a ticket, and any two actors', () => {
  test('no law is broken, and every task ends by its timers alone', async () => {
    const { broken, states, interleaved } = await explore({ places: 500, deeds: ONE });
    expect(broken).toBeUndefined();
    expect(states.queued).toBeGreaterThan(0);
    expect(states.running).toBeGreaterThan(0);
    expect(states.cancelled).toBeGreaterThan(0);
    expect(interleaved).toBeGreaterThan(1000);
  }, 60_000);

  test('with few who start and stop: the same, further on', async () => {
    const { broken, states } = await explore({ places: 700, deeds: FEW });
    expect(broken).toBeUndefined();
    for (const state of ['succeeded', 'failed', 'timed_out', 'needs_info'])
      expect({ state, places: states[state] }).not.toEqual({ state, places: 0 });
  }, 60_000);
});

const blind = (attribute: string) => (condition: Condition, stored: Parameters<typeof holds>[1]) =>
  ('attribute' in condition && condition.attribute === attribute) || holds(condition, stored);

describe('a store with a fault is found out, with the shortest trace', () => {
  test.each([
    { ignores: 'version', steps: 4 },
    { ignores: 'state', steps: 4 },
  ])(
    'that ignores the $ignores',
    async ({ ignores, steps }) => {
      const { broken } = await explore({ places: 500, deeds: FEW, holds: blind(ignores) });
      expect(broken?.law).toBeDefined();
      expect(broken?.trace.length).toBeGreaterThan(1);
      expect(broken?.trace.length).toBeLessThanOrEqual(steps);
    },
    60_000,
  );
});
