import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromItem, fromValue, toItem, toValue } from '../../../shared/aws/attribute-value.ts';

describe('attribute values', () => {
  test('any JSON comes back as it went', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(fromValue(toValue(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('bytes come back as they went', () => {
    const bytes = new Uint8Array([0, 255, 10]);
    expect(fromItem(toItem({ bytes }))).toEqual({ bytes });
  });

  test('what is undefined is left out, at any depth', () => {
    expect(toItem({ a: undefined, b: { c: undefined } })).toEqual({ b: { M: {} } });
  });

  test('a name of the prototype is a name', () => {
    const item = toItem(JSON.parse('{"__proto__": 1, "toString": 2}'));
    expect(Object.entries(fromItem(item))).toEqual([
      ['__proto__', 1],
      ['toString', 2],
    ]);
  });

  test.each([
    { given: 'not a number', value: Number.NaN },
    { given: 'infinity', value: Number.POSITIVE_INFINITY },
    { given: 'a function', value: () => 1 },
    { given: 'nothing in a list', value: [undefined] },
  ])('$given is refused', ({ value }) => {
    expect(() => toValue(value)).toThrow(TypeError);
  });

  test('a set is none of ours', () => {
    expect(() => fromValue({ SS: ['a'] })).toThrow(TypeError);
  });
});
