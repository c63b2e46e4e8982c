import { spawnSync } from 'node:child_process';
import type { Story } from './promises.ts';
import type { Ran } from './run-test.ts';

/** Tells a scenario with every single fault, up to the first broken promise, in a tree. */
export function runScenario(tree: string, { scenario }: Story): Ran {
  const asked = ['--scenario', scenario, '--engine', 'memory', '--pairs', '0', '--bail'];
  const { status, stdout } = spawnSync(process.execPath, ['test/crash/crash.ts', ...asked], {
    cwd: tree,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status === 2) return 'is not there';
  // A harness that could not run is no harness that noticed.
  if (!/ points, \d+ survived/.test(stdout)) return 'broken';
  return status === 0 ? 'passes' : 'fails';
}
