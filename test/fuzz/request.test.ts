import { describe, expect, test } from '@jest/globals';
import { build } from './build.ts';
import { failure } from './failure.ts';
import { inWords } from './in-words.ts';
import { minimize } from './minimize.ts';
import { MUTATIONS } from './mutations.ts';

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
