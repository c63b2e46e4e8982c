import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodings } from '../../../../shared/scan/see/encodings.ts';
import { hasRun } from '../../../../shared/scan/see/has-run.ts';
import { hostileUnits } from '../hostile-units.ts';

const longest = (text: string, of: string): number => {
  let most = 0;
  let length = 0;
  for (const sign of text) {
    length = of.includes(sign) ? length + 1 : 0;
    most = Math.max(most, length);
  }
  return most;
};

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aZ09+/=_-%\\xX:, .\n', '0x', '\\x41', '%41', ' / ', 'é'),
      fc.constantFrom(...hostileUnits).map((unit) => unit.repeat(9)),
      fc.base64String({ maxLength: 40 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

test.each(encodings)('a text without what $name is made of has no code of it', (each) => {
  fc.assert(
    fc.property(text, (given) => {
      if (!hasRun(given, each.run)) expect(given.match(each.code)).toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test.each(encodings.map(({ run }) => run))(
  'finds $atLeast of "$of" in a row wherever they are',
  (run) => {
    fc.assert(
      fc.property(text, (given) => {
        expect(hasRun(given, run)).toBe(longest(given, run.of) >= run.atLeast);
      }),
      { numRuns: 3000 },
    );
  },
);
