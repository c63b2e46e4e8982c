import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { sendUnaryData } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { afterAll, expect, test } from '@jest/globals';
import { bundle } from '../bench/cold/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-grpc-'));
const server = new Server();
afterAll(() => {
  server.forceShutdown();
  rmSync(folder, { recursive: true, force: true });
});

const asIs = (bytes: Buffer) => bytes;
const Echo = {
  path: '/test.Echo/Echo',
  requestStream: false,
  responseStream: false,
  requestSerialize: asIs,
  requestDeserialize: asIs,
  responseSerialize: asIs,
  responseDeserialize: asIs,
};

test('a function can call over gRPC from its one file, far from node_modules', async () => {
  server.addService(
    { Echo },
    {
      Echo: ({ request }: { request: Buffer }, answer: sendUnaryData<Buffer>) =>
        answer(null, request),
    },
  );
  const port = await new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const { file } = await bundle('calls', 'test/infra/calls-over-grpc.ts', folder);
  const program = `const { echo } = await import(${JSON.stringify(file)});
    console.log(await echo('127.0.0.1:${port}', 'heard'));`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
  });
  expect(stdout).toBe('heard\n');
});
