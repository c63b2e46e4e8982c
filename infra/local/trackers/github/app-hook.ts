import { Hono } from 'hono';
import { ask } from './ask.ts';
import { listDeliveries, redeliver, showDelivery } from './deliveries.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

/** The delivery log of the App's own hook, for its JWT. */
export function appHook(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  const hook = () => [...world.hooks.values()].find(({ of }) => of === 'app')?.id ?? 0;

  app.use('/*', async (c, next) => {
    const known = await ask(world, c.req.raw, '/app');
    return known.status === 200 ? next() : problem(401, 'A JSON web token could not be decoded');
  });
  app.get('/deliveries', (c) => listDeliveries(world, c, hook()));
  app.get('/deliveries/:delivery', (c) => showDelivery(world, c, hook()));
  app.post('/deliveries/:delivery/attempts', (c) => redeliver(world, c, hook()));
  return app;
}
