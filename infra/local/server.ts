import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { digest } from '../../shared/core/digest.ts';

/** What answers below one port. */
export interface Doors {
  readonly webhooks: Hono;
  readonly issues: Hono;
  readonly tasks: Hono;
  readonly operate: (input: unknown) => Promise<unknown>;
  /** Who holds it is the person at this machine. */
  readonly operatorToken: string;
}

/** One port for everything that on AWS has a function of its own. Only this machine can reach it. */
export async function serve(
  port: number,
  doors: () => Doors,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = new Hono();
  app.all('/webhooks/*', (c) => doors().webhooks.fetch(c.req.raw));
  app.get('/healthz', (c) => doors().webhooks.fetch(c.req.raw));
  for (const path of ['/issues', '/issues/*', '/openapi.json', '/docs'])
    app.all(path, (c) => doors().issues.fetch(c.req.raw));
  app.all('/tasks/*', (c) => doors().tasks.fetch(c.req.raw));
  app.post('/operate', async (c) => {
    const { operate, operatorToken } = doors();
    if (!same(c.req.header('authorization') ?? '', `Bearer ${operatorToken}`))
      return c.json({ ok: false, error: 'unauthorized' }, 401);
    return c.json((await operate(await c.req.json().catch(() => undefined))) as object);
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Constant time, whatever the lengths. */
function same(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)));
}
