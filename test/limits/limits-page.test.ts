import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { limitsTable } from './limits-table.ts';

test('docs/limits.md says what the code does, with its numbers', async () => {
  const page = await readFile('docs/limits.md', 'utf8');
  expect(page).toContain(`<!-- limits: begin -->\n${limitsTable()}\n<!-- limits: end -->`);
});
