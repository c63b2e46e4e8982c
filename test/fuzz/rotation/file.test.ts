import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fileConfigSource } from '../../../shared/runtime/config/file-config-source.ts';
import { envSecrets } from '../../../shared/runtime/config/resolve-secret.ts';
import { registries, SMALLEST } from '../../shared/runtime/config/parse.ts';
import { startLoad } from './load.ts';
import { post } from './post.ts';
import type { Receiver } from './receiver.ts';
import { startReceiver } from './receiver.ts';

const END = '2027-01-31T12:00:00Z';

let folder: string;
let now: number;
let receiver: Receiver;

/** As an editor saves: another file takes the place of the old one. */
async function save(secrets: string): Promise<void> {
  await writeFile(join(folder, 'new.yaml'), SMALLEST.replace('[env:HOOK]', secrets));
  await rename(join(folder, 'new.yaml'), join(folder, 'sluice.yaml'));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-rotation-'));
  now = Date.parse(END) - 3_600_000;
  await save('[env:OLD]');
  const config = fileConfigSource(join(folder, 'sluice.yaml'), {
    ...registries,
    resolvers: { env: envSecrets({ OLD: 'the old secret', NEW: 'the new secret' }) },
    maxAgeMs: 0,
    now: () => now,
  });
  receiver = await startReceiver(config, () => now);
});

afterEach(async () => {
  await receiver.close();
  await rm(folder, { recursive: true });
});

test('a secret is changed in sluice.yaml while deliveries run: none is refused, and the old one ends', async () => {
  let secret = 'the old secret';
  const load = startLoad([receiver.url], () => secret);
  await load.more(60);
  expect(await post(receiver.url, 'the new secret', 'too early')).toMatchObject({ status: 401 });

  await save('[env:NEW, env:OLD]');
  await load.more(60);
  secret = 'the new secret';
  await load.more(60);
  await save(`[env:NEW, {ref: env:OLD, until: ${END}}]`);
  await load.more(60);
  now = Date.parse(END) - 1;
  await load.more(20);
  expect(await post(receiver.url, 'the old secret', 'just in time')).toMatchObject({ status: 200 });

  now = Date.parse(END);
  expect(await post(receiver.url, 'the old secret', 'too late')).toEqual({
    signedWith: 'the old secret',
    status: 401,
    reason: 'signature_mismatch',
  });
  await load.more(60);
  await save('[env:NEW]');
  await load.more(60);
  await load.stop();

  expect(load.sent.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(load.sent.map(({ signedWith }) => signedWith)).size).toBe(2);
});
