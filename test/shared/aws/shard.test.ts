import { expect, test } from '@jest/globals';
import { SHARD_NAMES, shardOf } from '../../../shared/aws/shard.ts';

const keys = Array.from({ length: 4_000 }, (_, n) => `github:acme:${3_054_221_000 + n}`);

test('tickets spread evenly over all shards', () => {
  const counts = SHARD_NAMES.map((shard) => keys.filter((key) => shardOf(key) === shard).length);
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test.each([
  { key: 'github:acme:3054221890', shard: '2' },
  { key: '', shard: '1' },
])('$key is in $shard for ever: items in the table say so', ({ key, shard }) => {
  expect(shardOf(key)).toBe(shard);
});
