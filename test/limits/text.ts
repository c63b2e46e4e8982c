import fc from 'fast-check';

/** Characters that some queue, store, header or log is known to stumble over. */
const AWKWARD = [
  '\u0000',
  '\u0001',
  '\u0008',
  '\t',
  '\n',
  '\u000b',
  '\r',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ud7ff',
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  '\ue000',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\uffff',
  '\u{10000}',
  '\u{1f41b}',
  '\u{1fffe}',
  '\u{10ffff}',
  '"',
  '\\',
  '`',
];

/** Any UTF-16 unit, halves of pairs alone included, and often one of the awkward. */
const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 2, arbitrary: fc.nat(0xffff).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
);

/** A text of whatever JSON can spell. */
export function anyText(maxUnits: number): fc.Arbitrary<string> {
  return fc.array(unit, { maxLength: maxUnits }).map((units) => units.join(''));
}
