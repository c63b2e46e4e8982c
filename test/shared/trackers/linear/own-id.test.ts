import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { isOwnId, ownId } from '../../../../shared/trackers/linear/own-id.ts';

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('the same parts make the same UUIDv4, others another', () => {
  expect(ownId('a', 'b')).toMatch(UUID_V4);
  expect(ownId('a', 'b')).toBe(ownId('a', 'b'));
  expect(new Set([ownId('a', 'b'), ownId('ab'), ownId('a\nb'), ownId('b', 'a')]).size).toBe(4);
});

test('an id tells that it is ours', () => {
  for (let n = 0; n < 200; n++) expect(isOwnId(ownId(String(n)))).toBe(true);
});

test.each([
  { given: 'a random one', id: randomUUID() },
  {
    given: 'ours with one digit changed',
    id: ownId('a').replace(/^./, (c) => (c === '0' ? '1' : '0')),
  },
  { given: 'ours in capitals', id: ownId('a').toUpperCase() },
  { given: 'ours with more', id: `${ownId('a')}0` },
  { given: 'nothing', id: '' },
])('$given is not ours', ({ id }) => {
  expect(isOwnId(id)).toBe(false);
});
