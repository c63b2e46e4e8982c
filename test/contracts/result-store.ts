import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Result } from '../../shared/core/result.ts';
import type { ResultStore } from '../../shared/core/result-store.ts';
import type { Clock } from './clock.ts';
import { DAY, START } from './clock.ts';

const KEY = 'github:acme:3054221';

const result: Result = {
  success: true,
  outcome: 'succeeded',
  summary: 'Der Knopf tut es wieder ✓',
  merge_request_url: 'https://github.com/acme/shop/pull/8',
  branch_name: 'agent/7',
  token_usage: { input_tokens: 120_000, output_tokens: 4_000 },
  cost_estimate_usd: 0.4375,
  exit_code: 0,
};

/** What every ResultStore promises. `make` answers an empty one that reads the clock it is given. */
export function resultStoreContract(
  name: string,
  make: (now: () => number) => Promise<ResultStore>,
): void {
  describe(`ResultStore on ${name}`, () => {
    const clock: Clock = { now: START };
    let results: ResultStore;

    beforeEach(async () => {
      clock.now = START;
      results = await make(() => clock.now);
    });

    test('keeps a result exactly', async () => {
      expect(await results.put(KEY, 1, 1, result)).toBe('stored');
      expect(await results.get(KEY, 1, 1)).toEqual(result);
    });

    test('the first stands, whether the next is the same or not', async () => {
      await results.put(KEY, 1, 1, result);
      expect(await results.put(KEY, 1, 1, result)).toBe('known');
      expect(await results.put(KEY, 1, 1, { ...result, success: false })).toBe('known');
      expect(await results.get(KEY, 1, 1)).toEqual(result);
    });

    test('one of twenty is stored, and it is that one', async () => {
      const puts = Array.from({ length: 20 }, (_, n) =>
        results.put(KEY, 1, 1, { ...result, summary: String(n) }),
      );
      const answers = await Promise.all(puts);
      expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
      const kept = await results.get(KEY, 1, 1);
      expect(kept?.summary).toBe(String(answers.indexOf('stored')));
    });

    test('each attempt of each epoch of each ticket has its own', async () => {
      await results.put(KEY, 1, 11, result);
      expect(await results.get(KEY, 11, 1)).toBeUndefined();
      expect(await results.put(KEY, 11, 1, result)).toBe('stored');
      expect(await results.put('github:acme:1', 1, 11, result)).toBe('stored');
    });

    test('ends after ninety days', async () => {
      await results.put(KEY, 1, 1, result);
      clock.now = START + 90 * DAY - 1000;
      expect(await results.get(KEY, 1, 1)).toEqual(result);
      clock.now = START + 90 * DAY + 1000;
      expect(await results.get(KEY, 1, 1)).toBeUndefined();
      expect(await results.put(KEY, 1, 1, result)).toBe('stored');
    });
  });
}
