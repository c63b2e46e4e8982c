import { beforeAll, describe, expect, test } from '@jest/globals';
import { DIFFERENCES } from './differences.ts';
import { report } from './report.ts';
import type { Tally } from './run.ts';
import { run } from './run.ts';

/** The short run: always the same requests. `npm run fuzz` draws others. */
const SEED = 20_261_121;
const RUNS = 10_000;

describe('signatures under fire', () => {
  let tally: Tally;
  beforeAll(async () => {
    tally = await run({ seed: SEED, runs: RUNS, frontEvery: 8 });
  }, 120_000);

  test('no difference that is not documented, nothing thrown, nothing 5xx', () => {
    expect(tally.bad).toEqual([]);
    expect(tally.runs).toBe(RUNS);
  });

  test('every documented difference was seen', () => {
    expect(DIFFERENCES.filter((each) => !tally.known.has(each)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test('much is accepted, much is refused, and receive gave every kind of answer', () => {
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 4);
    expect([...tally.answers.keys()].sort()).toEqual(
      expect.arrayContaining([
        '200 accepted',
        '200 duplicate',
        '200 ignored',
        '200 rejected',
        '401 refused',
        '404 refused',
        '405 in silence',
        '405 refused',
        '413 refused',
        '415 refused',
        '422 rejected',
        '503 refused',
      ]),
    );
  });

  test('the report says so', () => {
    expect(report(SEED, 1, tally)).toMatch(/5xx 0 .*\nuncaught errors 0\nunexplained 0$/);
  });
});
