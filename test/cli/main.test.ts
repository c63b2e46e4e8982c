import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const CLI = join(import.meta.dirname, '../../cli');

function started(
  file: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const options = { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(CLI, file), ...argv],
    options,
  );
  return { status, stdout, stderr };
}

test.each(['main.ts', 'sluice.mjs'])('cli/%s is the command line', (file) => {
  const { status, stdout } = started(file, ['tasks', '--json', '--directory', '/nowhere']);
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: 'unreachable' });
});

test('no colour where standard output is no terminal', () => {
  const { status, stdout, stderr } = started('main.ts', ['--help'], { FORCE_COLOR: '3' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Usage: sluice');
  expect(stdout).not.toContain('\x1b');
});
