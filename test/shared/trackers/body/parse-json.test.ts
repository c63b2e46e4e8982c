import { describe, expect, test } from '@jest/globals';
import { parseBody, parseJson } from '../../../../shared/trackers/body/parse-json.ts';

const NESTED = 100_000;

describe('a body that is one JSON object', () => {
  test.each([
    { given: 'an object', text: '{"a":1}' },
    { given: 'white space around', text: ' \r\n{ "a" : "b" }\n' },
    { given: 'escapes', text: '{"a":"\\"\\\\\\"","b\\"":"\\\\","c":"\\\\\\\\\\""}' },
    { given: 'more than ASCII', text: '{"ä":"„ø“ 🌊","b":["\\ud83c\\udf0a"]}' },
    {
      given: 'one name in several objects',
      text: '{"a":{"id":1},"b":{"id":1},"c":[{"id":1},{"id":1}]}',
    },
    { given: 'a name that is also a value', text: '{"a":"a","b":["a","a"]}' },
    { given: 'an empty name', text: '{"":""}' },
    { given: 'numbers as names', text: '{"2":1,"1":2}' },
  ])('$given → what JSON.parse makes of it', ({ text }) => {
    expect(parseBody(Buffer.from(text))).toEqual({ value: JSON.parse(text) });
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
  });

  test('`__proto__` → a name like any other', () => {
    const parsed = parseBody(Buffer.from('{"__proto__":{"admin":true},"a":"b"}'));
    expect('value' in parsed && Object.keys(parsed.value)).toEqual(['__proto__', 'a']);
    expect('value' in parsed && Object.hasOwn(parsed.value, 'admin')).toBe(false);
  });

  test('bytes at any offset → the same', () => {
    const text = '{"action":"opened","issue":{"title":"a \\"b\\" c"}}';
    const bytes = Buffer.from(`xxxx${text}`);
    for (const offset of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(8 + bytes.length).fill(34);
      shifted.set(Buffer.from(text), offset);
      const view = shifted.subarray(offset, offset + text.length);
      expect(parseBody(view)).toEqual({ value: JSON.parse(text) });
    }
  });
});

describe('a body that is not', () => {
  test.each([
    { given: 'nothing', body: '' },
    { given: 'words', body: 'Hello, World!' },
    { given: 'a cut object', body: '{"a":' },
    { given: 'two objects', body: '{}{}' },
    { given: 'an array', body: '[{}]' },
    { given: 'null', body: 'null' },
    { given: 'a string', body: '"a"' },
    { given: 'a byte order mark', body: '\ufeff{"a":1}' },
    { given: 'Latin-1', body: Buffer.from('{"a":"é"}', 'latin1') },
    { given: 'a cut character', body: Buffer.from('7b2261223a22c3227d', 'hex') },
    { given: 'a surrogate in UTF-8', body: Buffer.from('7b2261223a22eda080227d', 'hex') },
    { given: 'an overlong slash', body: Buffer.from('7b2261223a22c0af227d', 'hex') },
    { given: 'brackets without end', body: '['.repeat(NESTED) },
    { given: 'nested brackets', body: `{"a":${'['.repeat(NESTED)}${']'.repeat(NESTED)}}` },
    { given: 'nested objects', body: `${'{"a":'.repeat(NESTED)}1${'}'.repeat(NESTED)}` },
  ])('$given → body_malformed', ({ body }) => {
    expect(parseBody(Buffer.from(body))).toEqual({ invalid: 'body_malformed' });
  });

  test.each([
    { given: 'at the top', text: '{"action":"opened","action":"closed"}' },
    { given: 'of the same value', text: '{"action":"opened","action":"opened"}' },
    { given: 'written with an escape', text: '{"action":"opened","\\u0061ction":"closed"}' },
    { given: 'of objects', text: '{"issue":{"id":1},"issue":{"id":2}}' },
    { given: 'an id below', text: '{"issue":{"id":1,"user":{"id":1,"id":2}}}' },
    { given: 'within a list', text: '{"labels":[{"name":"a","name":"b"}]}' },
    { given: 'of numbers', text: '{"1":1,"1":2}' },
    { given: '__proto__', text: '{"__proto__":1,"__proto__":2}' },
    {
      given: 'beside a text full of quotes',
      text: '{"a":"\\"\\"\\"\\"","b":"\\\\","b":"\\\\\\""}',
    },
  ])('a key that stands twice, $given → body_ambiguous', ({ text }) => {
    expect(parseBody(Buffer.from(text))).toEqual({ invalid: 'body_ambiguous' });
    expect(parseJson(text)).toEqual({ invalid: 'body_ambiguous' });
  });
});
