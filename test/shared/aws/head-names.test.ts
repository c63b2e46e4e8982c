import { expect, test } from '@jest/globals';
import { HEAD_NAMES } from '../../../shared/aws/head-names.ts';
import { INDEXES, KEY, TTL } from '../../../shared/aws/table.ts';

const attributes = HEAD_NAMES.map(([attribute]) => attribute);
const stored = HEAD_NAMES.map(([, name]) => name);
const indexed = [
  TTL,
  ...Object.values(INDEXES).flatMap(({ partition, sort }) => [partition, sort]),
];

test('no two attributes of a head share a name', () => {
  expect(new Set(stored).size).toBe(stored.length);
  expect(stored.filter((name) => attributes.includes(name))).toEqual([]);
});

test('what an index or TTL reads keeps its name', () => {
  const names = [...attributes, ...stored];
  expect(indexed.filter((name) => names.includes(name))).toEqual([]);
  expect(stored).not.toContain(KEY.sort);
});
