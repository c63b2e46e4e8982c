import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** A client's connection is not closed under its next request, also where this process was busy for some seconds. */
const KEEP_ALIVE_MS = 60_000;

/** A web handler on a port of the loopback interface. */
export interface Listener {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 takes any free one. */
export async function listen(
  port: number,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, getRequestListener(fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP port to listen on');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
