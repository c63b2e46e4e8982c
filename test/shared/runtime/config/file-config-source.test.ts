import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fileConfigSource } from '../../../../shared/runtime/config/file-config-source.ts';
import { envSecrets } from '../../../../shared/runtime/config/resolve-secret.ts';
import { registries, SMALLEST } from './parse.ts';

let folder: string;
let file: string;
let env: Record<string, string>;
let now: number;
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-config-'));
  file = join(folder, 'sluice.yaml');
  env = { HOOK: 's' };
  now = 0;
  warnings = [];
  await writeFile(file, SMALLEST);
});
afterEach(() => rm(folder, { recursive: true }));

const source = (maxAgeMs: number) =>
  fileConfigSource(file, {
    ...registries,
    resolvers: { env: envSecrets(env) },
    maxAgeMs,
    warn: (warning) => warnings.push(warning),
    now: () => now,
  });

const RENAMED = SMALLEST.replace('name: shop', 'name: store');

describe('an edit', () => {
  test.each([
    { given: 'local mode, at once', maxAgeMs: 0, after: 0, name: 'store' },
    { given: 'a minute, before it is over', maxAgeMs: 60_000, after: 59_999, name: 'shop' },
    { given: 'a minute, after it', maxAgeMs: 60_000, after: 60_000, name: 'store' },
  ])('$given → $name', async ({ maxAgeMs, after, name }) => {
    const config = source(maxAgeMs);
    await config.read();
    await writeFile(file, RENAMED);
    now = after;
    expect((await config.read()).projects[0]?.name).toBe(name);
  });

  test('that breaks the file throws every problem until it is mended', async () => {
    const config = source(0);
    await config.read();
    await writeFile(
      file,
      SMALLEST.replace('tracker: github', 'tracker: gitlab').replace(
        'agent: shell',
        'agent: robot',
      ),
    );
    for (let reads = 0; reads < 2; reads++) {
      await expect(config.read()).rejects.toThrow(
        /^sluice.yaml has 2 problems:\n.*tracker.*:3\)\n.*agent.*:12\)$/,
      );
    }
    await expect(config.credentials('gh')).rejects.toThrow('2 problems');
    await writeFile(file, RENAMED);
    expect((await config.read()).projects[0]?.name).toBe('store');
  });

  test('that takes the file away throws', async () => {
    const config = source(0);
    await config.read();
    await rm(file);
    await expect(config.read()).rejects.toThrow(/sluice.yaml cannot be read: ENOENT/);
  });
});

test('an unchanged file is not parsed again, its secrets are read again after a minute', async () => {
  const config = source(0);
  const first = await config.read();
  env.HOOK = 'rotated';
  now = 59_999;
  expect(await config.read()).toBe(first);
  now = 60_000;
  expect((await config.read()).connections[0]?.secrets).toEqual(['rotated']);
});

test('warnings are told once for each reading', async () => {
  delete env.HOOK;
  const config = source(0);
  await config.read();
  await config.read();
  expect(warnings).toEqual([expect.stringContaining('goes without env:HOOK')]);
});
