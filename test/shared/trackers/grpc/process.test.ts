import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { selfSigned } from '../../../support/self-signed.ts';
import { startProgram } from './program.ts';
import { TOKEN } from './samples.ts';

/** Below the time that a test has. */
const MAX_MS = 12_000;

const HERE = resolve('test/shared/trackers/grpc');

/** What a program that is run in a process of its own prints. */
async function printed(program: string, env: Readonly<Record<string, string>> = {}) {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, ...env },
    timeout: MAX_MS,
  });
  return (await run).stdout.trim();
}

test('whoever has all backends at hand has loaded no gRPC before one is called', async () => {
  await using program = await startProgram();
  const answer = await printed(`
    import { createRequire } from 'node:module';
    await import('${resolve('shared/trackers/backends.ts')}');
    const { backendTo, REF } = await import('${HERE}/samples.ts');
    const { cache } = createRequire('${HERE}/');
    const loaded = () => Object.keys(cache).some((file) => /grpc-js|protobufjs/.test(file));
    const before = loaded();
    await backendTo('${program.url}').markInProgress(REF);
    console.log(before, loaded());`);
  expect(answer).toBe('false true');
});

test('a process that called ends by itself: no connection keeps it', async () => {
  await using program = await startProgram();
  await printed(`
    const { backendTo, REF } = await import('${HERE}/samples.ts');
    await backendTo('${program.url}').markInProgress(REF);`);
  expect(program.methods()).toEqual(['Handshake', 'MarkInProgress']);
});

test('TLS with a certificate that the process was told to trust, for the host that it names', async () => {
  const pair = selfSigned('localhost');
  const folder = await mkdtemp(join(tmpdir(), 'sluice-tls-'));
  await writeFile(join(folder, 'ca.pem'), pair.cert);
  await using program = await startProgram(pair);
  const call = (host: string) =>
    printed(
      `const { backendTo, REF } = await import('${HERE}/samples.ts');
      const backend = backendTo('https://${host}:${program.port}', { token: '${TOKEN}' });
      await backend.markInProgress(REF).then(() => console.log('called'), ({ kind }) => console.log(kind));`,
      { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
    );
  try {
    expect(await call('localhost')).toBe('called');
    expect(await call('127.0.0.1')).toBe('unavailable');
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(program.methods()).toEqual(['Handshake', 'MarkInProgress']);
});
