import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oddStarts } from '../../../../shared/scan/see/odd-starts.ts';

/** What is looked for at these places, in the whole text. */
const ODD =
  /(?<![\w@$!|])(?:(?=[a-z]{0,16}[\d@$!|])[a-z@$!|\d]{5,16}|[a-z](?:[ ._*-]{1,3}[a-z]){4,})(?![\w@$|])/gi;

test('every odd word begins at one of them, and few others do', () => {
  const piece = fc.oneof(
    fc.constantFrom(...'aZ09@$!|_.*- \né/ſ'),
    fc.constantFrom('pr0mpt', 'i g n o r e', '1gn0re', 'p@ssword', 'word', 'a'.repeat(16), 'a. b'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const starts = oddStarts(text);
      for (const { index } of text.matchAll(ODD)) expect(starts).toContain(index);
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
    }),
    { numRuns: 10_000 },
  );
  expect(oddStarts('Two plain words, and a name_in_code.')).toEqual([21]);
});
