import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut } from '../../../shared/core/cut.ts';
import { anyText } from '../../limits/text.ts';

test.each([
  { text: 'abc', max: 3, left: 'abc' },
  { text: 'abc', max: 2, left: 'ab' },
  { text: 'a🐛', max: 3, left: 'a🐛' },
  { text: 'a🐛', max: 2, left: 'a' },
  { text: '🐛', max: 1, left: '' },
  { text: '🐛b', max: 2, left: '🐛' },
  { text: '', max: 0, left: '' },
  { text: 'a', max: 0, left: '' },
])('$text at $max → $left', ({ text, max, left }) => {
  expect(cut(text, max)).toBe(left);
});

test('a text stays a text, and loses at most one unit more than it must', () => {
  fc.assert(
    fc.property(anyText(30), fc.nat(40), (any, max) => {
      const text = any.toWellFormed();
      const left = cut(text, max);
      expect(left.isWellFormed()).toBe(true);
      expect(text.startsWith(left)).toBe(true);
      expect(left.length).toBeLessThanOrEqual(max);
      expect(left.length).toBeGreaterThanOrEqual(Math.min(text.length, max) - 1);
    }),
  );
});
