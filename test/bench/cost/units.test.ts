import { expect, test } from '@jest/globals';
import { indexUnits, queryUnits, readUnits, writeUnits } from './units.ts';

const item = (bytes: number, more: object = {}) => ({
  pk: { S: 'p' },
  sk: { S: 's' },
  t: { S: 'x'.repeat(bytes) },
  ...more,
});
const due = (at: string) => item(10, { dueShard: { S: '1' }, dueAt: { N: at } });

test.each([
  { given: 'a small item', before: undefined, after: item(10), is: 1 },
  { given: 'one that grows', before: item(10), after: item(1_500), is: 2 },
  { given: 'one that shrinks', before: item(3_000), after: item(10), is: 3 },
  { given: 'nothing', before: undefined, after: undefined, is: 1 },
])('a write of $given: $is', ({ before, after, is }) => {
  expect(writeUnits(before, after)).toBe(is);
});

test.each([
  { given: 'comes', before: item(1), after: due('1'), is: 1 },
  { given: 'goes', before: due('1'), after: item(1), is: 1 },
  { given: 'moves', before: due('1'), after: due('2'), is: 2 },
  { given: 'stays', before: due('1'), after: due('1'), is: 0 },
  {
    given: 'is none without its sort key',
    before: undefined,
    after: item(1, { dueShard: { S: '1' } }),
    is: 0,
  },
])('an index entry that $given: $is', ({ before, after, is }) => {
  expect(indexUnits(before, after)).toBe(is);
});

test('reads are by 4 KB, half the price where they may be old', () => {
  expect([
    readUnits(item(10), true),
    readUnits(item(5_000), true),
    readUnits(undefined, false),
  ]).toEqual([1, 2, 0.5]);
  expect([queryUnits([], false), queryUnits([item(3_000), item(3_000)], true)]).toEqual([0.5, 2]);
});
