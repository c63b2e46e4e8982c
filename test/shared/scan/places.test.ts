import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { examples as ofRules } from '../../../shared/scan/judge/examples.ts';
import { OPENINGS } from '../../../shared/scan/judge/openings.ts';
import { places } from '../../../shared/scan/judge/places.ts';
import { rules } from '../../../shared/scan/judge/rules.ts';
import type { Step } from '../../../shared/scan/judge/step.ts';
import { opening } from '../../scan/openings/opening.ts';
import { openingsOf } from '../../scan/openings/openings-of.ts';
import { readRows } from '../../scan/read-rows.ts';
import { hostileUnits } from './hostile-units.ts';

const steps = [...new Set(rules.flatMap(({ pattern }) => pattern?.steps ?? []))];
const examples = Object.values(ofRules).filter(({ length }) => length < 1000);

/** What a search of the whole text finds. */
const searched = (text: string, { source, flags }: Step) =>
  [...text.matchAll(new RegExp(source, flags))].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));

function expectTheSame(text: string): void {
  const found = places(text);
  for (const step of steps) {
    const all = searched(text, step);
    expect(found.of(step)).toEqual(all);
    expect(found.tries(step)).toBeGreaterThanOrEqual(all.length);
  }
}

/** Words of the expressions themselves, so that texts of them match parts of what the rules look for. */
const words = [...new Set(steps.flatMap(({ source }) => source.match(/\p{L}{2,}/gu) ?? []))];
const between = [
  '',
  ' ',
  '-',
  '_',
  '.',
  '\n',
  '"',
  '’',
  '/',
  '9',
  'é',
  'ſ',
  '\u212a',
  'я',
  '中',
  '🚀',
];

describe('what is tried at some words only is found as in the whole text', () => {
  test.each(examples)('%j', (example) => {
    expectTheSame(example);
    expectTheSame(example.toUpperCase());
    expectTheSame(example.replaceAll('s', 'ſ').replaceAll('k', '\u212a'));
    expectTheSame(example.replaceAll(' ', '_'));
  });

  test('in any text of such words', () => {
    const piece = fc.oneof(
      fc.constantFrom(...words, ...words.map((word) => word.toUpperCase())),
      fc.constantFrom(...between),
      fc.constantFrom(...between),
      fc.constantFrom(...examples, ...hostileUnits),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectTheSame(pieces.join(''))),
      { numRuns: 400 },
    );
  });

  test('in labelled texts, where they are', () => {
    if (process.env.SLUICE_SHARED === undefined) return;
    for (const { text } of readRows().filter((_, at) => at % 12 === 0)) expectTheSame(text);
  });
});

test('the openings are those of the rules as they stand: `npm run scan:openings`', () => {
  expect(OPENINGS).toBe(openingsOf(rules));
});

test('most expressions begin a word', () => {
  const open = steps.filter((step) => opening(step) === undefined);
  expect(open.length).toBeLessThan(steps.length / 3);
});

test.each([
  { expression: /\b(?:send|(?:the )?token)\b/g, plain: ['sen', 'the', 'tok'], foreign: false },
  {
    expression: /\b(?:i\w{0,3}structions?|[ae]x{2})/g,
    plain: ['i', 'ist', 'ax', 'ex'],
    foreign: false,
  },
  { expression: /\b(?<!not )(?:a?b|c{0,2}de)/g, plain: ['ab', 'b', 'c', 'de'], foreign: false },
  { expression: /(?<![\p{L}])(?:забуд|olvid)\p{L}{0,9}/gu, plain: ['olv'], foreign: true },
  { expression: /指令|지시/g, plain: [], foreign: true },
])('$expression begins with $plain', ({ expression, plain, foreign }) => {
  expect(opening(expression)).toEqual({ plain, foreign });
});

test.each([
  /send/g,
  /\b(?:a|\w{1,9} b)/g,
  /\ba|b/g,
  /\b(?:\.env|env)/g,
  /\b(?:_a|b)/g,
  /(?:^|x)a/g,
])('%s may begin with anything, or anywhere', (expression) =>
  expect(opening(expression)).toBeUndefined(),
);
