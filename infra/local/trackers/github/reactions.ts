import { Hono } from 'hono';
import { ask } from './ask.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

const CONTENTS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

interface Reaction {
  readonly id: number;
  readonly node_id: string;
  readonly user: { readonly login: string };
  readonly content: string;
  readonly created_at: string;
}

/** Reactions to issues and comments: each person has each at most once. */
export function reactions(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  const kept = new Map<string, Reaction[]>();
  let ids = 0;

  app.use('/:owner/:repo/issues/*', async (c, next) => {
    if (!/\/reactions(\/\d+)?$/.test(c.req.path)) return next();
    if (c.req.method !== 'GET' && !c.get('login')) return problem(401, 'Requires authentication');
    const subject = await ask(world, c.req.raw, subjectOf(c.req.path));
    return subject.status === 200 ? next() : problem(404, 'Not Found');
  });

  for (const path of ['issues/:number{[0-9]+}', 'issues/comments/:comment{[0-9]+}']) {
    app.get(`/:owner/:repo/${path}/reactions`, (c) =>
      c.json(kept.get(subjectOf(c.req.path)) ?? []),
    );

    app.post(`/:owner/:repo/${path}/reactions`, async (c) => {
      const { content = '' }: { content?: string } = await c.req.json();
      if (!CONTENTS.includes(content)) return problem(422, 'Validation Failed');
      const login = c.get('login') ?? '';
      const subject = subjectOf(c.req.path);
      const list = kept.get(subject) ?? [];
      const same = list.find((one) => one.content === content && one.user.login === login);
      if (same) return c.json(same, 200);
      ids += 1;
      const user = await ask(world, c.req.raw, `/users/${login}`);
      const reaction: Reaction = {
        id: ids,
        node_id: `REA_${ids}`,
        user: user.ok ? await user.json() : { login },
        content,
        created_at: `${new Date().toISOString().slice(0, 19)}Z`,
      };
      kept.set(subject, [...list, reaction]);
      return c.json(reaction, 201);
    });

    app.delete(`/:owner/:repo/${path}/reactions/:reaction`, (c) => {
      const subject = subjectOf(c.req.path);
      const list = kept.get(subject) ?? [];
      const rest = list.filter(({ id }) => id !== Number(c.req.param('reaction')));
      kept.set(subject, rest);
      return rest.length === list.length ? problem(404, 'Not Found') : c.body(null, 204);
    });
  }
  return app;
}

/** The path of the issue or comment that is reacted to. */
function subjectOf(path: string): string {
  return path.replace(/\/reactions(\/\d+)?$/, '');
}
