import { Hono } from 'hono';
import { ask } from './ask.ts';
import { listDeliveries, redeliver, showDelivery } from './deliveries.ts';
import type { Hook } from './hook.ts';
import { problem } from './problem.ts';
import { shownHook } from './shown-hook.ts';
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

/** The webhooks of repositories and organisations, for their admins; everybody else sees nothing, as on GitHub. */
export function hooks(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  hooksAt(app, world, '/repos/:owner/:repo', 'repository');
  hooksAt(app, world, '/orgs/:owner', 'organization');
  return app;
}

function hooksAt(
  app: Hono<Caller>,
  world: World,
  place: '/repos/:owner/:repo' | '/orgs/:owner',
  kind: 'repository' | 'organization',
): void {
  const base = `${place}/hooks`;
  const one = `${base}/:hook{[0-9]+}`;
  type Asked = { req: { param(): Record<string, string> } };
  const at = (c: Asked) => {
    const { owner, repo } = c.req.param();
    return kind === 'repository' ? `${owner}/${repo}` : `${owner}`;
  };
  const show = (c: Asked, hook: Hook) => {
    const path = kind === 'repository' ? `/repos/${at(c)}` : `/orgs/${at(c)}`;
    return shownHook(hook, `${world.url()}${path}/hooks/${hook.id}`);
  };
  const of = (name: string) =>
    [...world.hooks.values()].filter((hook) => hook.of === kind && (hook.at ?? name) === name);

  for (const path of [base, `${base}/*`]) {
    app.use(path, async (c, next) => {
      if (world.people.permission(c.get('login') ?? '') !== 'admin')
        return problem(404, 'Not Found');
      const id = /\/hooks\/(\d+)/.exec(c.req.path)?.[1];
      const known = id === undefined || of(at(c)).some((hook) => hook.id === Number(id));
      return known ? next() : problem(404, 'Not Found');
    });
  }

  app.get(base, (c) => c.json(of(at(c)).map((hook) => show(c, hook))));
  app.get(one, (c) =>
    c.json(
      of(at(c))
        .filter(({ id }) => id === Number(c.req.param('hook')))
        .map((hook) => show(c, hook))[0],
    ),
  );
  app.post(base, async (c) => {
    const id = Math.max(0, ...world.hooks.keys()) + 1;
    const hook = asked(await c.req.json(), { id, of: kind, at: at(c) });
    if (hook.url === '') return problem(422, 'Validation Failed');
    world.hooks.set(id, hook);
    await ping(c.req.raw, hook, show(c, hook), at(c));
    return c.json(show(c, hook), 201);
  });
  app.patch(one, async (c) => {
    const id = Number(c.req.param('hook'));
    const hook = asked(await c.req.json(), world.hooks.get(id) ?? { id, of: kind });
    world.hooks.set(id, hook);
    return c.json(show(c, hook));
  });
  app.delete(one, (c) => {
    world.hooks.delete(Number(c.req.param('hook')));
    return c.body(null, 204);
  });
  app.post(`${one}/pings`, async (c) => {
    const hook = world.hooks.get(Number(c.req.param('hook')));
    if (hook) await ping(c.req.raw, hook, show(c, hook), at(c));
    return c.body(null, 204);
  });
  app.get(`${one}/deliveries`, (c) => listDeliveries(world, c, Number(c.req.param('hook'))));
  app.get(`${one}/deliveries/:delivery`, (c) =>
    showDelivery(world, c, Number(c.req.param('hook'))),
  );
  app.post(`${one}/deliveries/:delivery/attempts`, (c) =>
    redeliver(world, c, Number(c.req.param('hook'))),
  );

  /** An organisation's is made in silence: its ping would name no repository, and every payload here does. */
  async function ping(caller: Request, hook: Hook, shown: object, name: string): Promise<void> {
    if (kind === 'organization') return;
    const repository = await (await ask(world, caller, `/repos/${name}`)).json();
    const sender = await (await ask(world, caller, '/user')).json();
    const zen = 'Keep it logically awesome.';
    const payload = { zen, hook_id: hook.id, hook: shown, repository, sender };
    world.publish({ event: 'ping', payload }, hook);
  }
}

function asked(request: HookRequest, before: Partial<Hook> & Pick<Hook, 'id' | 'of'>): Hook {
  const {
    config = {},
    events = before.events ?? ['push'],
    active = before.active ?? true,
  } = request;
  const contentType = config.content_type === undefined ? before.contentType : config.content_type;
  return {
    ...before,
    url: config.url ?? before.url ?? '',
    secret: config.secret ?? before.secret ?? '',
    contentType: contentType === 'json' ? 'json' : 'form',
    events,
    active,
  };
}
