import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { OUTCOMES } from '../../functions/writeback/outcomes.ts';
import { STATES } from '../../shared/core/lifecycle.ts';
import { PAGES } from './pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('a page that is written from code', () => {
  test.each(Object.entries(PAGES))('%s is as `npm run schemas` writes it', (path, page) => {
    expect(read(path)).toBe(page());
  });

  test.each([...STATES])('docs/write-back.md has a row for %s', (state) => {
    const rows = read('docs/write-back.md')
      .split('\n')
      .filter((line) => line.startsWith(`| \`${state}\` |`));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(OUTCOMES[state].headline);
  });
});
