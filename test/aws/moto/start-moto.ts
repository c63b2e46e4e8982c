import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Names the executable `moto_server`, of the Python package `moto[server]`. */
export const MOTO_VARIABLE = 'SLUICE_MOTO_SERVER';

const START_MS = 30_000;
const POLL_MS = 100;

/** moto's server, which plays AWS, in a process of its own; everything is kept in memory. */
export async function startMoto(executable: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const python = spawn(executable, ['-H', '127.0.0.1', '-p', String(port)], {
    // The code of the functions is not uploaded: it runs beside the server.
    env: { ...process.env, VALIDATE_LAMBDA_S3: 'false' },
    stdio: 'ignore',
  });
  await once(python, 'spawn');
  const stop = async () => {
    const ended = once(python, 'exit');
    python.kill();
    await ended;
  };
  try {
    await answers(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function answers(url: string): Promise<void> {
  for (const until = Date.now() + START_MS; ; await setTimeout(POLL_MS)) {
    const answer = await fetch(`${url}/moto-api/data.json`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`moto's server did not answer in ${START_MS} ms`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
