import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { dynalite } from './dynalite.ts';
import { guard } from './guard.ts';

/** An embedded server, and the address that it is heard at. */
export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** The embedded DynamoDB: kept in `directory`, or without one in memory. On loopback, for who has the access key. */
export async function serveDynalite(
  accessKeyId: string,
  directory: string | undefined,
): Promise<Served> {
  if (directory) await mkdir(directory, { recursive: true });
  const server = dynalite(directory);
  guard(server, accessKeyId);
  server.listen(0, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
