import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The path of the executable `moto_server`, in a virtual environment outside of the checkout. */
export const MOTO_VARIABLE = 'SLUICE_MOTO_SERVER';

const REGION = 'us-east-1';

/** moto's server, another's idea of AWS, on a free port of loopback. */
export async function startMoto(executable: string) {
  const server = spawn(executable, ['-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // What it would fetch, or run in Docker, it is not to.
    env: { PATH: process.env.PATH, AWS_DEFAULT_REGION: REGION, NO_COLOR: '1' },
  });
  const endpoint = await addressIn(server.stderr);
  return {
    config: {
      endpoint,
      region: REGION,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    async stop() {
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}

/** Flask says where it listens once it does. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface(output);
  for await (const line of lines) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) {
      output.resume();
      return address;
    }
  }
  throw new Error('moto ended before it listened');
}
