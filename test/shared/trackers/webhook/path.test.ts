import { describe, expect, test } from '@jest/globals';
import { keysOf, valueAt } from '../../../../shared/trackers/webhook/path.ts';

test.each([
  { path: 'title', keys: ['title'] },
  { path: 'issue.fields.summary', keys: ['issue', 'fields', 'summary'] },
  { path: 'labels.app\\.kubernetes\\.io/name', keys: ['labels', 'app.kubernetes.io/name'] },
  { path: '\\.a.b\\.', keys: ['.a', 'b.'] },
  { path: 'a..b', keys: ['a', '', 'b'] },
  { path: '', keys: [''] },
])('$path → $keys', ({ path, keys }) => {
  expect(keysOf(path)).toEqual(keys);
});

describe('what stands there', () => {
  const body: unknown = JSON.parse(
    '{"a":{"b":[{"c":1},null]},"a.b":2,"":3,"text":"four","__proto__":{"polluted":5},"f":false}',
  );

  test.each([
    { path: 'a.b.0.c', value: 1 },
    { path: 'a.b.1', value: null },
    { path: 'a\\.b', value: 2 },
    { path: '', value: 3 },
    { path: 'f', value: false },
    { path: '__proto__.polluted', value: 5 },
    { path: 'polluted', value: undefined },
    { path: 'a.b.2', value: undefined },
    { path: 'a.b.length', value: undefined },
    { path: 'a.b.-1', value: undefined },
    { path: 'a.b.1.c', value: undefined },
    { path: 'text.0', value: undefined },
    { path: 'text.length', value: undefined },
    { path: 'toString', value: undefined },
    { path: 'constructor.name', value: undefined },
    { path: 'a.__proto__', value: undefined },
    { path: 'a.constructor.prototype', value: undefined },
  ])('at $path → $value', ({ path, value }) => {
    expect(valueAt(body, keysOf(path))).toEqual(value);
  });
});
