import { Hono } from 'hono';
import { ask } from './ask.ts';
import { reaches } from './guard.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

/** What the issue routes of emulate do otherwise than GitHub. */
export function issues(world: World): Hono<Caller> {
  const { emulator, memory, people } = world;
  const app = new Hono<Caller>();

  app.post('/:owner/:repo/issues', async (c) => {
    const permission = people.permission(c.get('login') ?? '');
    if (!permission || reaches(permission, 'triage')) return emulator.forward(c.req.raw);
    const { labels: _, assignees: __, ...rest } = await c.req.json();
    return emulator.forward(changed(c.req.raw, { body: JSON.stringify(rest) }));
  });

  app.get('/:owner/:repo/issues', async (c) => {
    const { owner, repo } = c.req.param();
    const response = await emulator.forward(await spelled(world, c.req.raw, `${owner}/${repo}`));
    if (response.status !== 200) return response;
    const list: { number: number }[] = await response.json();
    const here = list.filter(({ number }) => !memory.deleted(`${owner}/${repo}`, number));
    return new Response(JSON.stringify(here), response);
  });

  app.use('/:owner/:repo/issues/:number{[0-9]+}/*', (c, next) => {
    const { owner, repo } = c.req.param();
    const number = Number(c.req.path.split('/')[5]);
    if (!memory.deleted(`${owner}/${repo}`, number)) return next();
    return Promise.resolve(problem(410, 'This issue was deleted'));
  });

  app.delete('/:owner/:repo/issues/:number{[0-9]+}/labels', async (c) => {
    const body = JSON.stringify({ labels: [] });
    const response = await emulator.forward(changed(c.req.raw, { method: 'PUT', body }));
    return response.ok ? c.body(null, 204) : response;
  });
  return app;
}

/** What people do on the site, and no REST route does: fill in an issue form, delete an issue. */
export function site(world: World): Hono<Caller> {
  const { emulator, memory, people, url } = world;
  const app = new Hono<Caller>();

  app.post('/:owner/:repo/issues', async (c) => {
    const { method, headers } = c.req.raw;
    const body = await c.req.arrayBuffer();
    return emulator.forward(new Request(`${url()}/repos${c.req.path}`, { method, headers, body }));
  });

  app.delete('/:owner/:repo/issues/:number{[0-9]+}', async (c) => {
    const login = c.get('login') ?? '';
    if (people.permission(login) !== 'admin')
      return problem(403, 'Must have admin rights to Repository.');
    const { owner, repo, number } = c.req.param();
    const path = `/repos/${owner}/${repo}`;
    const paths = [`${path}/issues/${number}`, path, `/users/${login}`];
    const answers = await Promise.all(paths.map((one) => ask(world, c.req.raw, one)));
    if (!answers.every(({ ok }) => ok)) return problem(404, 'Not Found');
    const [issue, repository, sender] = await Promise.all(answers.map((one) => one.json()));
    memory.delete(`${owner}/${repo}`, Number(number));
    world.publish({ event: 'issues', payload: { action: 'deleted', issue, repository, sender } });
    return c.body(null, 204);
  });
  return app;
}

/** The same request, its labels as the repository writes them: to GitHub, `Bug` and `bug` are one label. */
async function spelled(world: World, request: Request, repo: string): Promise<Request> {
  const url = new URL(request.url);
  const asked = url.searchParams.get('labels');
  if (!asked) return request;
  const response = await ask(world, request, `/repos/${repo}/labels?per_page=100`);
  const known: { name: string }[] = response.ok ? await response.json() : [];
  const same = (wanted: string) =>
    known.find(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase())?.name ?? wanted;
  url.searchParams.set('labels', asked.split(',').map(same).join(','));
  return new Request(url, { method: request.method, headers: request.headers });
}

function changed(request: Request, init: RequestInit): Request {
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  return new Request(request.url, { method: request.method, ...init, headers });
}
