import { expect, test } from '@jest/globals';
import { growth, MAX_GROWTH_BYTES } from './memory.ts';

const KB = 1_024;

/** A sample every 1,000 deliveries. */
const samples = (heaps: readonly number[]) =>
  heaps.map((heap, index) => ({ deliveries: index * 1_000, heap }));

test('what comes in at the start is no growth', () => {
  const heaps = [0, 9_000, 12_000, 12_500, 12_400, 12_600, 12_500, 12_550, 12_480, 12_520];
  const grown = growth(samples(heaps.map((heap) => heap * KB))) ?? Number.NaN;
  expect(Math.abs(grown)).toBeLessThan(MAX_GROWTH_BYTES / 5);
});

test('a leak of 10 KB per ticket is seen', () => {
  const leaky = Array.from({ length: 10 }, (_, index) => 12_000 * KB + index * 125 * 10 * KB);
  expect(growth(samples(leaky))).toBeGreaterThan(MAX_GROWTH_BYTES);
});

test('of a short run nothing is said', () => {
  expect(growth(samples([0, 1, 2, 3, 4]))).toBeUndefined();
});
