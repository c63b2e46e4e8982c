import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { examples } from '../../../shared/scan/judge/examples.ts';
import { WEIGHT } from '../../../shared/scan/judge/rule.ts';
import { rules } from '../../../shared/scan/judge/rules.ts';
import { ruleLookAlikes } from './rule-look-alikes.ts';
import { fired, judge } from './settings.ts';

const OF_SPARKS = [
  'override',
  'exfiltration',
  'shell',
  'tool',
  'policy',
  'hidden',
  'heuristic',
] as const;

describe.each(rules)('$id', ({ id, means }) => {
  const example = examples[id] ?? '';
  const lookAlike = ruleLookAlikes[id] ?? '';
  test('fires on its example', () => expect(fired(example)).toContain(id));
  test('leaves its look-alike alone', () => {
    expect(lookAlike.trim()).not.toBe('');
    expect(fired(lookAlike)).not.toContain(id);
    expect(judge(lookAlike).decision).toBe('allow');
  });
  test('says what it means', () => expect(means).toMatch(/^[A-Z].{10,}\.$/));
});

test('no example or look-alike is of a rule that is gone', () => {
  expect(Object.keys(examples).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  expect(Object.keys(ruleLookAlikes).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test.each(OF_SPARKS)('the class %s has a rule', (name) => {
  expect(rules.map((rule) => rule.class)).toContain(name);
});

test('the severities weigh 2, 4 and 6', () => {
  expect(WEIGHT).toEqual({ medium: 2, high: 4, critical: 6 });
});

/** Bytes of a bundle that has it and all that it needs. */
const bundled = (contents: string): number =>
  buildSync({
    stdin: { contents, resolveDir: 'shared/scan' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  }).outputFiles.reduce((sum, { contents: bytes }) => sum + bytes.length, 0);

test('rules, tables and weights take at most 60 KB of a bundle, with all that reads them 84', () => {
  const data = [
    'judge/rules',
    'judge/openings',
    'see/doubles',
    'see/encodings',
    'weigh/lexicon',
    'weigh/weights',
  ]
    .map((file) => `export * from './${file}.ts';`)
    .join('');
  expect(bundled(data)).toBeGreaterThan(20_000);
  expect(bundled(data)).toBeLessThanOrEqual(60_000);
  expect(bundled(`export * from './scan.ts';`)).toBeLessThanOrEqual(84_000);
});
