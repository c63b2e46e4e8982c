import { Hono } from 'hono';
import { ask } from './ask.ts';
import { listDeliveries, redeliver, showDelivery } from './deliveries.ts';
import type { Hook } from './hook.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

interface HookRequest {
  readonly config?: {
    readonly url?: string;
    readonly secret?: string;
    readonly content_type?: string;
  };
  readonly events?: readonly string[];
  readonly active?: boolean;
}

/** The webhooks of a repository, for its admins; everybody else sees nothing, as on GitHub. */
export function hooks(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  const base = '/:owner/:repo/hooks';
  const one = `${base}/:hook{[0-9]+}`;
  const repository = (c: { req: { param(): Record<string, string> } }) =>
    `${c.req.param().owner}/${c.req.param().repo}`;
  const of = (repo: string) =>
    [...world.hooks.values()].filter(
      (hook) => hook.of === 'repository' && (hook.repo ?? repo) === repo,
    );

  for (const path of [base, `${base}/*`]) {
    app.use(path, async (c, next) => {
      if (world.people.permission(c.get('login') ?? '') !== 'admin')
        return problem(404, 'Not Found');
      const id = /\/hooks\/(\d+)/.exec(c.req.path)?.[1];
      const known = id === undefined || of(repository(c)).some((hook) => hook.id === Number(id));
      return known ? next() : problem(404, 'Not Found');
    });
  }

  app.get(base, (c) => c.json(of(repository(c)).map(shown)));
  app.get(one, (c) =>
    c.json(
      of(repository(c))
        .filter(({ id }) => id === Number(c.req.param('hook')))
        .map(shown)[0],
    ),
  );
  app.post(base, async (c) => {
    const id = Math.max(0, ...world.hooks.keys()) + 1;
    const hook = asked(await c.req.json(), { id, repo: repository(c) });
    if (hook.url === '') return problem(422, 'Validation Failed');
    world.hooks.set(id, hook);
    await ping(c.req.raw, hook, repository(c));
    return c.json(shown(hook), 201);
  });
  app.patch(one, async (c) => {
    const id = Number(c.req.param('hook'));
    const hook = asked(await c.req.json(), world.hooks.get(id) ?? { id });
    world.hooks.set(id, hook);
    return c.json(shown(hook));
  });
  app.delete(one, (c) => {
    world.hooks.delete(Number(c.req.param('hook')));
    return c.body(null, 204);
  });
  app.post(`${one}/pings`, async (c) => {
    await ping(c.req.raw, world.hooks.get(Number(c.req.param('hook'))), repository(c));
    return c.body(null, 204);
  });
  app.get(`${one}/deliveries`, (c) => listDeliveries(world, c, Number(c.req.param('hook'))));
  app.get(`${one}/deliveries/:delivery`, (c) =>
    showDelivery(world, c, Number(c.req.param('hook'))),
  );
  app.post(`${one}/deliveries/:delivery/attempts`, (c) =>
    redeliver(world, c, Number(c.req.param('hook'))),
  );

  async function ping(caller: Request, hook: Hook | undefined, repo: string): Promise<void> {
    if (!hook) return;
    const repository = await (await ask(world, caller, `/repos/${repo}`)).json();
    const sender = await (await ask(world, caller, '/user')).json();
    const payload = {
      zen: 'Keep it logically awesome.',
      hook_id: hook.id,
      hook: shown(hook),
      repository,
      sender,
    };
    world.publish({ event: 'ping', payload }, hook);
  }
  return app;
}

function asked(request: HookRequest, before: Partial<Hook> & { id: number }): Hook {
  const {
    config = {},
    events = before.events ?? ['push'],
    active = before.active ?? true,
  } = request;
  const contentType = config.content_type === undefined ? before.contentType : config.content_type;
  return {
    ...before,
    of: 'repository',
    url: config.url ?? before.url ?? '',
    secret: config.secret ?? before.secret ?? '',
    contentType: contentType === 'json' ? 'json' : 'form',
    events,
    active,
  };
}

function shown({ id, url, secret, contentType, events, active }: Hook) {
  const config = {
    url,
    content_type: contentType,
    insecure_ssl: '0',
    ...(secret && { secret: '********' }),
  };
  return { type: 'Repository', id, name: 'web', active, events, config };
}
