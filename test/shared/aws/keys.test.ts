import { expect, test } from '@jest/globals';
import * as keys from '../../../shared/aws/keys.ts';
import { ITEMS } from '../../../shared/aws/table.ts';

const made = {
  head: keys.headKey('<key>'),
  pastTask: keys.taskKey('<key>', 12),
  result: keys.resultKey('<key>', 12, 3),
  delivery: keys.deliveryKey('<connection>', '<key>'),
  slots: keys.slotsKey('<project>'),
  recovery: keys.recoveryKey('<connection>', '12'),
  claim: keys.claimKey('<digest>'),
  keys: keys.KEYS_KEY,
  config: keys.CONFIG_KEY,
  brakes: keys.BRAKES_KEY,
} satisfies Record<keyof typeof ITEMS, keys.ItemKey>;

test.each(Object.entries(ITEMS))('%s has the key that the table says', (kind, { pk, sk }) => {
  const { pk: partition, sk: sort } = made[kind as keyof typeof ITEMS];
  expect(partition.S).toBe(pk);
  expect(sort.S).toMatch(new RegExp(`^${sk.replaceAll(/<\w+>/g, '\\d+')}$`));
});

test('past tasks sort by epoch', () => {
  const sorted = [1, 2, 9, 10, 11, 100].map((epoch) => keys.taskKey('a', epoch).sk.S);
  expect(sorted.toSorted()).toEqual(sorted);
});

test.each([
  { connection: 'github', key: 'a1b2' },
  { connection: 'ci', key: 'build#9#2' },
  { connection: 'ci', key: '' },
])(
  'a delivery’s key comes apart as it was put together: $connection, $key',
  ({ connection, key }) => {
    expect(keys.deliveryOf(keys.deliveryKey(connection, key).pk.S)).toEqual({ connection, key });
  },
);
