import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHARGED } from '../../../../shared/scan/see/charged.ts';
import { keyIn } from '../../../../shared/scan/see/cipher-key.ts';

const LONG = CHARGED.filter((word) => word.length >= 6);
const backwards = (word: string) => [...word].reverse().join('');
const moved = (word: string, by: number) =>
  [...word]
    .map((letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97))
    .join('');

/** What a table of every charged word under every key would say. */
const table = new Map(
  LONG.flatMap((word): [string, number | 'backwards'][] => [
    [backwards(word), 'backwards'],
    ...Array.from({ length: 25 }, (_, at): [string, number] => [moved(word, at + 1), at + 1]),
  ]),
);
const looked = (text: string) => {
  for (const [word] of text.matchAll(/[a-z]{6,14}/gi)) {
    const key = table.get(word.toLowerCase());
    if (key !== undefined) return key;
  }
  return undefined;
};

describe.each(LONG)('%s', (word) => {
  test('is known under every key, and is none as it is', () => {
    expect(keyIn(word)).toBeUndefined();
    expect(keyIn(`So: ${backwards(word)}.`)).toBe('backwards');
    for (let by = 1; by < 26; by++) expect(keyIn(`${moved(word, by).toUpperCase()}!`)).toBe(by);
  });
});

test('finds what a table of all of them would', () => {
  const piece = fc.oneof(
    fc.constantFrom(...LONG, ...table.keys()),
    fc.constantFrom(' ', '\n', '-', '9', 'é', 'a', 'zz', 'ſ', '\u212a', '[', '`', '{', '@'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(keyIn(pieces.join(''))).toBe(looked(pieces.join('')));
    }),
    { numRuns: 5000 },
  );
});
