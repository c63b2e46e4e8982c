import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { technicalIn } from '../../../../shared/scan/weigh/technical.ts';

const TECHNICAL =
  /[A-Za-z]\w{0,60}(?:[_.\\/:]\w{1,60}|\(\))|`|^#{1,5} |^[-*] \[.\]|\b[vV]?\d{1,5}\.\d|\b[a-z]{1,40}[A-Z]/gm;

const piece = fc.oneof(
  fc.constantFrom(...'aZ09_.\\/:()`#-*[] \n\ré', '()', '- [x]', '# ', 'v1.2', 'camelCase'),
  fc
    .constantFrom('a', 'Z', '9', '_')
    .chain((letter) => fc.integer({ min: 30, max: 130 }).map((times) => letter.repeat(times))),
);

test('counts what its expression finds in the whole text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const all = [...text.matchAll(TECHNICAL)].length;
      expect(technicalIn(text, Number.POSITIVE_INFINITY)).toBe(all);
      expect(technicalIn(text, 4)).toBe(Math.min(4, all));
    }),
    { numRuns: 20_000 },
  );
});
