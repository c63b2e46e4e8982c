import { describe, expect, test } from '@jest/globals';
import { visible, visibleIn, visibleJson } from '../../../cli/text/visible.ts';

describe('what a terminal would act on is written out', () => {
  test.each([
    { given: 'a colour', text: '\x1b[31mred', is: '\\x1b[31mred' },
    { given: 'a window title', text: '\x1b]0;owned\x07', is: '\\x1b]0;owned\\x07' },
    { given: 'a link', text: '\x1b]8;;http://x\x1b\\', is: '\\x1b]8;;http://x\\x1b\\' },
    { given: 'the eight-bit introducer', text: '\x9b31m', is: '\\x9b31m' },
    { given: 'a line that is overwritten', text: 'bad\rgood', is: 'bad\\x0dgood' },
    { given: 'backspaces', text: 'bad\b\b\b', is: 'bad\\x08\\x08\\x08' },
    { given: 'NUL and DEL', text: '\0\x7f', is: '\\x00\\x7f' },
    { given: 'a text that is turned round', text: 'a\u202eb\u2066', is: 'a\\u202eb\\u2066' },
    { given: 'invisible characters', text: 'a\u200bb\ufeff\u00ad', is: 'a\\u200bb\\ufeff\\xad' },
    { given: 'invisible tags', text: 'a\u{e0041}', is: 'a\\u{e0041}' },
    { given: 'other line ends', text: 'a\u2028b\u2029\x85', is: 'a\\u2028b\\u2029\\x85' },
    { given: 'half a character', text: 'a\ud83d', is: 'a\\ud83d' },
    { given: 'a joiner between letters', text: 'a\u200db', is: 'a\\u200db' },
  ])('$given', ({ text, is }) => {
    expect(visible(text)).toBe(is);
  });

  test.each(['plain', 'Größe «XL» ✓', '日本語', '👩\u200d💻 ❤️\u200d🔥 👩🏽\u200d🚀', 'two\nlines'])(
    '%s stays',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  test('line ends of Windows and tabs are harmless', () => {
    expect(visible('a\r\nb\tc')).toBe('a\nb  c');
  });
});

test('everywhere in an answer, names of fields included', () => {
  expect(visibleIn({ a: ['\x1b', { 'b\x1b': '\x9b' }], n: 1, none: null })).toEqual({
    a: ['\\x1b', { 'b\\x1b': '\\x9b' }],
    n: 1,
    none: null,
  });
});

test('JSON has the same content, and nothing that a terminal would act on', () => {
  const value = { text: '\x1b[31m \x9b \x7f \u202e \u{e0041} \ud83d \u2028 ✓ 日' };
  const json = visibleJson(value);
  expect(JSON.parse(json)).toEqual(value);
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
  expect(json).toContain('✓ 日');
});
