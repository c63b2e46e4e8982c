import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { options } from './options.ts';

describe('the command line', () => {
  const ran = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'fuzz.ts'), ...args], {
      encoding: 'utf8',
    });

  test('exits 0 after a run without a bug, and says which requests it made', () => {
    const { status, stdout } = ran('--runs', '300', '--seed', '4');
    expect(stdout).toMatch(/^seed 4, 300 runs in [\d.]+ s, \d+ runs\/s\n/);
    expect(status).toBe(0);
  });

  test('makes one request again', () => {
    const { status, stdout } = ran('--seed', '4', '--case', '7');
    expect(stdout).toMatch(/ at 2026-.*mutations: .*ours: /s);
    expect(status).toBe(0);
  });

  test('exits 2 when it is not understood', () => {
    const { status, stderr } = ran('--runs', 'many');
    expect(stderr).toMatch(/^Expected --runs to be a whole number.*\n\nSignatures under fire/);
    expect(status).toBe(2);
  });

  test.each([
    {
      args: ['--runs', '5', '--seed', '7', '--front', '0'],
      means: { runs: 5, seed: 7, frontEvery: 0 },
    },
    { args: ['--seed', '7', '--case', '3', '--keep', '0,2'], means: { number: 3, keep: [0, 2] } },
    { args: ['--seed', '7', '--case', '3', '--keep', 'none'], means: { keep: [] } },
    { args: ['--help'], means: { help: true } },
    { args: ['--case', '3'], means: { problem: expect.stringMatching(/needs the --seed/) } },
    {
      args: ['--runs', 'many'],
      means: { problem: expect.stringMatching(/--runs to be a whole number/) },
    },
    { args: ['--sede', '7'], means: { problem: expect.stringMatching(/sede/) } },
  ])('$args', ({ args, means }) => {
    expect(options(args)).toMatchObject(means);
  });
});
