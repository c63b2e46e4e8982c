import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { rules, WEIGHT } from '../../../shared/scan/judge/rules.ts';
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

describe.each(rules)('$id', ({ id, example, lookAlike, means }) => {
  test('fires on its example', () => expect(fired(example)).toContain(id));
  test('leaves its look-alike alone', () => {
    expect(lookAlike.trim()).not.toBe('');
    expect(fired(lookAlike)).not.toContain(id);
    expect(judge(lookAlike).decision).toBe('allow');
  });
  test('says what it means', () => expect(means).toMatch(/^[A-Z].{10,}\.$/));
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

test('rules, tables, weights and all that reads them take at most 60 KB of a bundle', () => {
  const { outputFiles } = buildSync({
    entryPoints: ['shared/scan/scan.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  expect(outputFiles[0]?.contents.length).toBeGreaterThan(20_000);
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(60_000);
});
