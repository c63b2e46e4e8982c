import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { usualToken } from '../../../../shared/runtime/config/usual-tokens.ts';

let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-gh-'));
  env = { PATH: `${folder}:${process.env.PATH}`, CALLS: join(folder, 'calls') };
  await writeFile(join(folder, 'gh'), '#!/bin/sh\necho "$@" >> "$CALLS"\necho from-gh\n');
  await chmod(join(folder, 'gh'), 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

test('GITHUB_TOKEN goes before gh', async () => {
  expect(await usualToken({ ...env, GITHUB_TOKEN: 'from-env' })('github')).toBe('from-env');
  expect(await usualToken({ ...env, GITHUB_TOKEN: ' ' })('github')).toBe('from-gh');
});

test('gh is asked once in five minutes', async () => {
  let now = 0;
  const token = usualToken(env, () => now);
  for (const at of [0, 299_999, 300_000]) {
    now = at;
    expect(await token('github')).toBe('from-gh');
  }
  expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('auth token\nauth token\n');
});

test('signed out, without gh, or for another tracker there is none', async () => {
  await writeFile(join(folder, 'gh'), '#!/bin/sh\nexit 1\n');
  expect(await usualToken(env)('github')).toBeUndefined();
  expect(await usualToken({ PATH: '/nowhere' })('github')).toBeUndefined();
  expect(await usualToken({ ...env, LINEAR_API_KEY: 'lin' })('linear')).toBe('lin');
  expect(await usualToken(env)('toString')).toBeUndefined();
});
