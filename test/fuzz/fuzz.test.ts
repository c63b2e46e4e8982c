import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { build } from './build.ts';
import { DIFFERENCES } from './differences.ts';
import { failure } from './failure.ts';
import { inWords } from './in-words.ts';
import { minimize } from './minimize.ts';
import { MUTATIONS } from './mutations.ts';
import { options } from './options.ts';
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

describe('a request', () => {
  test('is the same for the same seed and number, and another for others', async () => {
    const once = await inWords(build(7, 11));
    expect(await inWords(build(7, 11))).toBe(once);
    expect(await inWords(build(7, 12))).not.toBe(once);
    expect(await inWords(build(8, 11))).not.toBe(once);
  });

  test('without one of its mutations keeps what the others did', () => {
    const names = Array.from({ length: 400 }, (_, number) => ({ number, all: build(3, number) }));
    for (const { number, all } of names) {
      const without = build(3, number, all.mutations.map((_, place) => place).slice(1));
      expect(without.mutations).toEqual(all.mutations.slice(1));
      expect(build(3, number, []).from).toBe(all.from);
    }
  });

  test('has, one time or another, every mutation', () => {
    const seen = new Set(Array.from({ length: 6_000 }, (_, at) => build(5, at).mutations).flat());
    expect(MUTATIONS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });

  test('is made smaller as far as it goes', async () => {
    const guilty = async (some: readonly number[]) => some.includes(2) && some.includes(5);
    expect(await minimize([1, 2, 3, 4, 5], guilty)).toEqual([2, 5]);
    expect(await minimize([2], guilty)).toEqual([2]);
  });
});

describe('a bad request', () => {
  const number = Array.from({ length: 100 }, (_, at) => at).find(
    (at) => build(9, at).mutations.length === 3,
  );

  test('is shown with the one mutation that matters, and the command that makes it again', async () => {
    const bad = { number: number ?? 0, wrong: ['it sang'] };
    const text = await failure(9, bad, async (_, __, keep = [0, 1, 2]) =>
      keep.includes(1) ? ['it sang'] : [],
    );
    expect(text).toMatch(/^it sang\n/);
    expect(text).toContain(`mutations: ${build(9, bad.number).mutations[1]}\n`);
    expect(text).toMatch(
      new RegExp(`again: npm run fuzz -- --seed 9 --case ${bad.number} --keep 1$`),
    );
  });

  test('is shown as it is when all of it matters', async () => {
    const bad = { number: number ?? 0, wrong: ['it sang'] };
    const text = await failure(9, bad, async (_, __, keep = []) =>
      keep.length === 3 ? ['it sang'] : [],
    );
    expect(text).toMatch(new RegExp(`--seed 9 --case ${bad.number}$`));
  });
});

describe('the command line', () => {
  const ran = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'fuzz.ts'), ...args], {
      encoding: 'utf8',
    });

  test('exits 0 after a run without a bug, and says which requests it made', () => {
    const { status, stdout } = ran('--runs', '300', '--seed', '4');
    expect(stdout).toMatch(/^seed 4, 300 runs in [\d.]+ s, \d+ runs\/s\n/);
    expect(status).toBe(0);
  });

  test('makes one request again', () => {
    const { status, stdout } = ran('--seed', '4', '--case', '7');
    expect(stdout).toMatch(/ at 2026-.*mutations: .*ours: /s);
    expect(status).toBe(0);
  });

  test('exits 2 when it is not understood', () => {
    const { status, stderr } = ran('--runs', 'many');
    expect(stderr).toMatch(/^Expected --runs to be a whole number.*\n\nSignatures under fire/);
    expect(status).toBe(2);
  });

  test.each([
    {
      args: ['--runs', '5', '--seed', '7', '--front', '0'],
      means: { runs: 5, seed: 7, frontEvery: 0 },
    },
    { args: ['--seed', '7', '--case', '3', '--keep', '0,2'], means: { number: 3, keep: [0, 2] } },
    { args: ['--seed', '7', '--case', '3', '--keep', 'none'], means: { keep: [] } },
    { args: ['--help'], means: { help: true } },
    { args: ['--case', '3'], means: { problem: expect.stringMatching(/needs the --seed/) } },
    {
      args: ['--runs', 'many'],
      means: { problem: expect.stringMatching(/--runs to be a whole number/) },
    },
    { args: ['--sede', '7'], means: { problem: expect.stringMatching(/sede/) } },
  ])('$args', ({ args, means }) => {
    expect(options(args)).toMatchObject(means);
  });
});
