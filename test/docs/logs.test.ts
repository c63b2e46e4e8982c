import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { METRICS } from '../../shared/core/metrics.ts';

const page = readFileSync(new URL('../../docs/logs.md', import.meta.url), 'utf8');

/** The cells of a row that begins with this one. */
function row(first: string): readonly string[] {
  const line = page.split('\n').find((each) => each.startsWith(`| \`${first}\``)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

describe('docs/logs.md', () => {
  test.each(Object.entries(METRICS))('tells of the metric %s', (name, { dimensions, unit }) => {
    expect(row(name).slice(2, 4)).toEqual([dimensions.join(', '), unit]);
  });

  test('tells of no other metric', () => {
    const [, metrics = ''] = page.split('## Metrics');
    const rows = metrics.match(/^\| `\w+`/gm)?.map((cell) => cell.replace(/[|` ]/g, ''));
    expect(rows?.sort()).toEqual(Object.keys(METRICS).sort());
  });
});
