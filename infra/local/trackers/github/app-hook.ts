import { Hono } from 'hono';
import { ask } from './ask.ts';
import { listDeliveries, redeliver, showDelivery } from './deliveries.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

/** The App's own hook and its delivery log, for its JWT. */
export function appHook(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  const own = () => [...world.hooks.values()].find(({ of }) => of === 'app');
  const hook = () => own()?.id ?? 0;

  app.use('/*', async (c, next) => {
    const known = await ask(world, c.req.raw, '/app');
    return known.status === 200 ? next() : problem(401, 'A JSON web token could not be decoded');
  });
  app.get('/config', (c) => {
    const { url, contentType } = own() ?? {};
    const secret = { secret: '********' };
    return c.json(url ? { url, content_type: contentType, insecure_ssl: '0', ...secret } : {});
  });
  app.get('/deliveries', (c) => listDeliveries(world, c, hook()));
  app.get('/deliveries/:delivery', (c) => showDelivery(world, c, hook()));
  app.post('/deliveries/:delivery/attempts', (c) => redeliver(world, c, hook()));
  return app;
}
