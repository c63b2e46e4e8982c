import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Guard } from './promises.ts';

/** What became of a test; `broken` means that it could not even be run. */
export type Ran = 'passes' | 'fails' | 'is not there' | 'broken';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs the one test, or all rows of the one table, in a tree. */
export function runTest(tree: string, { file, test }: Guard): Ran {
  const report = join(tree, 'prove.json');
  rmSync(report, { force: true });
  const jest = [
    ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
    ...['--runTestsByPath', file, '--testNamePattern', pattern(test)],
    ...['--runInBand', '--json', '--outputFile', report, '--silent'],
    ...['--cacheDirectory', join(tree, '.jest-cache')],
  ];
  spawnSync(process.execPath, jest, { cwd: tree, stdio: 'ignore', timeout: 60_000 });
  const ran: Report = JSON.parse(readFileSync(report, 'utf8'));
  if (ran.numRuntimeErrorTestSuites > 0) return 'broken';
  if (ran.numFailedTests > 0) return 'fails';
  return ran.numPassedTests > 0 ? 'passes' : 'is not there';
}

/** The full names that jest gives a test; `$given` and `%s` stand for whatever a table has there. */
function pattern(test: string): string {
  const words = test.split(' › ').join(' ');
  return words
    .split(/(\$\w+|%[a-z])/)
    .map((part, at) => (at % 2 === 1 ? '[\\s\\S]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
}
