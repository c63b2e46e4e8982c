import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../../../shared/trackers/body/parse-json.ts';

/**
 * JSON values whose objects have the given members, in this order and as often. No key is a lone backslash: after one, V8 takes
 * other escaped keys for it (https://github.com/nodejs/node/issues/63785).
 */
const KEYS = ['"a"', '"b"', '"\\u0061"', '"\\""', '"a\\\\"', '"c:"'];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
    fc.constantFrom('1', 'true', 'null', '"\\\\"', '"\\""', '"\\\\\\""'),
    fc.array(tie('any'), { maxLength: 3 }).map((elements) => `[${elements.join(',')}]`),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 4 })
    .map((members) => `{${members.map(([key, member]) => `${key} : ${member}`).join(',')}}`),
}));

/** The slow and plain way: a reader that looks at each key. */
function repeatsKey(text: string): boolean {
  let rest = text;
  let repeats = false;
  const take = (pattern: RegExp) => {
    const [whole = ''] = pattern.exec(rest) ?? [];
    rest = rest.slice(whole.length);
    return whole.trim();
  };
  const members = (end: RegExp, member: () => void) => {
    while (!take(end)) {
      member();
      take(/^\s*,/);
    }
  };
  const read = () => {
    const keys = new Set<string>();
    if (take(/^\s*\[/)) members(/^\s*\]/, read);
    else if (take(/^\s*\{/)) {
      members(/^\s*\}/, () => {
        const key: string = JSON.parse(take(STRING));
        repeats ||= keys.has(key);
        keys.add(key);
        take(/^\s*:/);
        read();
      });
    } else take(STRING) || take(/^\s*[^\s,\]}]+/);
  };
  read();
  return repeats;
}
const STRING = /^\s*"(?:\\.|[^"\\])*"/su;

test('counting finds exactly the texts in which a reader finds a key twice', () => {
  fc.assert(
    fc.property(value.object, (text) => {
      const json = String(text);
      const found = repeatsKey(json) ? { invalid: 'body_ambiguous' } : { value: JSON.parse(json) };
      expect(parseJson(json)).toEqual(found);
    }),
    { numRuns: 500 },
  );
});
