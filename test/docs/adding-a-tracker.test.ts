import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/adding-a-tracker.md', 'utf8');
const CONTRACT = 'test/contracts/tracker';
const suite = readdirSync(CONTRACT).map((file) => readFileSync(`${CONTRACT}/${file}`, 'utf8'));
const numbers = (text: string) =>
  [...text.matchAll(/\bT(\d+)\b/g)].map(([, number]) => Number(number));

test('every file that it names is there', () => {
  const paths = [...page.matchAll(/`((?:shared|test|docs|events)\/[\w./-]+\.\w+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test('every trap has its row, and those that it says the suite catches are caught there', () => {
  const rows = [...page.matchAll(/^\| T(\d+) \|.*$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 13 }, (_, at) => at + 1),
  );
  const caught = new Set(suite.flatMap(numbers));
  for (const [row, number] of rows)
    if (/\| suite:/.test(row)) expect([...caught]).toContain(Number(number));
});

test('the call that it shows is one that there is', () => {
  const [, shown = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const real = readFileSync('test/shared/trackers/gitea/contract.test.ts', 'utf8');
  const names = (text: string) =>
    [...text.slice(text.indexOf('trackerContract({')).matchAll(/^ +(\w+)(?:: |,$)/gm)].map(
      ([, name]) => name,
    );
  expect(names(shown)).toEqual(names(real));
});
