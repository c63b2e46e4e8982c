import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readArgs } from '../../cli/args.ts';
import { commands } from '../../cli/commands/commands.ts';

const text = (page: string) => readFileSync(`docs/${page}`, 'utf8');

/** Command lines as a page has them: behind npm's `--`, and between backticks. */
function linesIn(page: string): string[] {
  const found = text(page).matchAll(/(?:run -s sluice -- |`sluice )([^`\n<>|&…]+)/g);
  return [...found].map(([, line = '']) => line.trim());
}

describe.each(['deploy.md', 'upgrading.md', 'rotation.md'])('docs/%s', (page) => {
  test.each(linesIn(page).map((line) => ({ line })))(
    'sluice $line is a command line',
    ({ line }) => {
      const argv = line.split(/\s+/);
      // A command alone is its name in a sentence, and its arguments are left out.
      const named = commands.some(({ name }) => name === line);
      expect(() => readArgs(named ? [...argv, '--help'] : argv, commands)).not.toThrow();
    },
  );
});

test('docs/deploy.md needs ten commands at most', () => {
  const [, after = ''] = text('deploy.md').split('## From an empty account');
  const [part = ''] = after.split('\n## ');
  const steps = [...part.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(steps).toEqual(Array.from({ length: steps.length }, (_, at) => at + 1));
  expect(steps.length).toBeLessThanOrEqual(10);
  expect(part.match(/^ {3,4}(\$ |npm ci|npx cdk|gh issue)/gm)).toHaveLength(steps.length);
});
