import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';
import type { FauxqsServer } from 'fauxqs';
import { startFauxqs } from 'fauxqs';
import { guard } from './guard.ts';

/** Where Fastify tells of every application that is made. https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks */
const MADE = 'fastify.initialization';

interface App {
  readonly server: Server;
  listen(options: object): Promise<string>;
}

/**
 * fauxqs hands out neither its server nor a choice of address (it listens on all, whatever `host` says), so its application is
 * caught while it is made: guarded, and on loopback only.
 */
export async function startGuardedFauxqs(
  accessKeyId: string,
  dataDir: string | undefined,
): Promise<FauxqsServer> {
  let guarded = false;
  const onMade = (message: unknown) => {
    const app = appIn(message);
    if (!app) return;
    guard(app.server, accessKeyId);
    const listen = app.listen;
    app.listen = (options) => listen.call(app, { ...options, host: '127.0.0.1' });
    guarded = true;
  };
  subscribe(MADE, onMade);
  // It makes its application before it first waits: nobody else's is caught.
  const starting = startFauxqs({
    port: 0,
    host: '127.0.0.1',
    logger: false,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  unsubscribe(MADE, onMade);
  const fauxqs = await starting;
  if (guarded) return fauxqs;
  await fauxqs.stop();
  throw new Error(
    'fauxqs could not be guarded from other programs; expected the fauxqs of package-lock.json',
  );
}

function appIn(message: unknown): App | undefined {
  if (typeof message !== 'object' || message === null || !('fastify' in message)) return undefined;
  return isApp(message.fastify) ? message.fastify : undefined;
}

function isApp(value: unknown): value is App {
  return (
    typeof value === 'object' &&
    value !== null &&
    'server' in value &&
    value.server instanceof Server &&
    'listen' in value &&
    typeof value.listen === 'function'
  );
}
