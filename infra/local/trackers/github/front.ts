import { Hono } from 'hono';
import { appHook } from './app-hook.ts';
import { appManifests } from './app-manifests.ts';
import { etag } from './etag.ts';
import { guard } from './guard.ts';
import { history } from './history.ts';
import { hooks } from './hooks.ts';
import { issues, site } from './issues.ts';
import { permission } from './permission.ts';
import { problem } from './problem.ts';
import { reactions } from './reactions.ts';
import type { Caller, World } from './world.ts';

/** GitHub's API: emulate's, with what it lacks in front of it. */
export function front(world: World, appBot: string): Hono<Caller> {
  const { emulator, people } = world;
  const app = new Hono<Caller>();

  app.use(etag);
  app.use(async (c, next) => {
    const authorization = c.req.header('authorization');
    const login = people.who(authorization);
    if (authorization && !login && !/^bearer eyJ/i.test(authorization)) {
      return problem(401, 'Bad credentials');
    }
    c.set('login', login);
    return next();
  });
  app.use('/repos/:owner/:repo/*', guard(world));

  app.post('/app/installations/:id/access_tokens', async (c) => {
    const response = await emulator.forward(c.req.raw);
    if (response.status === 201) people.admit((await response.clone().json()).token, appBot);
    return response;
  });
  app.route('/app/hook', appHook(world));
  app.route('/', appManifests(world));
  app.route('/repos', issues(world));
  app.route('/', hooks(world));
  app.route('/repos', reactions(world));
  app.route('/repos', history(world));
  app.route('/repos/:owner/:repo/collaborators', permission(world));
  app.route('/', site(world));
  app.all('*', (c) => emulator.forward(c.req.raw));
  return app;
}
