import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asciiToken, token } from '../../../../shared/scan/weigh/token.ts';
import { tokens } from '../../../../shared/scan/weigh/tokens.ts';
import { hostileUnits } from '../hostile-units.ts';

const PIECES = [
  ...hostileUnits,
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...[
    'word',
    'Ends.',
    'http://a.example/b',
    'https://',
    'www.',
    'www. ',
    'www.a',
    'isn’t',
    "don't",
  ],
  ...[
    'a.b()',
    'x@y.example',
    '[SYSTEM]',
    '<b>',
    '</div class="x">',
    'é',
    '🚀',
    '\ud83d',
    '\u0301',
    'я',
  ],
  ...['7', '42', 'a1', '1a', "o'clock", 'x-1'],
  ...['a'.repeat(40), 'a'.repeat(41), 'a'.repeat(42), ' ', '. ', '.\n'],
];

test('reads what its expression matches', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })))
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (given) => {
      expect(tokens(given)).toEqual(
        [...given.matchAll(new RegExp(token().source, 'gu'))].flatMap(
          ({ index, 0: { length } }) => [index, index + length],
        ),
      );
    }),
    { numRuns: 3000 },
  );
});

test('reads ASCII as it reads any text', () => {
  const ascii = fc.array(
    fc.oneof(
      fc.constantFrom(...PIECES.filter((piece) => /^[\0-\x7f]*$/.test(piece))),
      fc.string({ unit: 'binary-ascii', maxLength: 6 }),
    ),
  );
  const all = (text: string, source: string, flags: string) =>
    [...text.matchAll(new RegExp(source, flags))].map(({ index, 0: each }) => [index, each]);
  fc.assert(
    fc.property(ascii, (pieces) => {
      const text = pieces.join('');
      expect(all(text, asciiToken().source, 'g')).toEqual(all(text, token().source, 'gu'));
    }),
    { numRuns: 3000 },
  );
});
