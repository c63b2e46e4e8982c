import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import type { Credentials } from '../../../../shared/core/backend.ts';
import type { Asked } from './emulated.ts';
import { APP, backendOf, does, issueOf, shop } from './emulated.ts';
import { githubSchema } from './github-schema.ts';

const shared = process.env.SLUICE_SHARED;

(shared ? describe : describe.skip)('every request is one that GitHub describes', () => {
  const judge = githubSchemaIfThere();
  let github: Github;
  beforeAll(async () => {
    github = await shop();
  });
  afterAll(() => github?.close());

  test.each([{ given: 'a token' }, { given: 'an app' }])('with $given', async ({ given }) => {
    const { ticket } = await issueOf(github);
    const credentials = given === 'an app' ? appCredentials() : { token: 'sluice' };
    const { backend, asked } = backendOf(github.url, { credentials, close: true });
    const mara = await does(github, 'mara', 'GET /users/mara');
    const comment = {
      marker: 'a:1',
      body: 'Working on it.',
      tells: 'progress',
      facts: { state: 'running', reason: 'started', epoch: 1, attempt: 1 },
    } as const;
    await backend.look(ticket, [{ id: String(mara.id), name: 'mara' }]);
    await backend.markInProgress(ticket);
    const { id } = await backend.addComment(ticket, comment);
    await backend.addComment(ticket, { ...comment, id });
    await backend.addComment(ticket, comment);
    await backend.markFailed(ticket, 'why');
    await backend.markStopped(ticket);
    await backend.markComplete(ticket, { success: true, summary: '', exit_code: 0 });
    const routes = new Set(asked.map(({ method, url }) => `${method} ${url.pathname}`));
    expect(routes.size).toBeGreaterThan(8);
    for (const one of asked) expect([one.url.pathname, ...judge(one)]).toEqual([one.url.pathname]);
  });

  test.each([
    {
      given: 'a field that GitHub does not know',
      method: 'PATCH',
      path: '/repos/a/b/issues/1',
      body: { estado: 'closed' },
    },
    {
      given: 'a reason it does not know',
      method: 'PATCH',
      path: '/repos/a/b/issues/1',
      body: { state_reason: 'done' },
    },
    {
      given: 'a comment without a body',
      method: 'POST',
      path: '/repos/a/b/issues/1/comments',
      body: {},
    },
    {
      given: 'no body at all',
      method: 'POST',
      path: '/repos/a/b/issues/1/comments',
      body: undefined,
    },
    {
      given: 'a number that is none',
      method: 'GET',
      path: '/repos/a/b/issues/one',
      body: undefined,
    },
    {
      given: 'a parameter it does not know',
      method: 'GET',
      path: '/repos/a/b/issues/1/comments?newest=1',
      body: undefined,
    },
    { given: 'a route it does not have', method: 'PUT', path: '/repos/a/b/issues/1', body: {} },
  ])('and the judge finds $given', ({ method, path, body }) => {
    const url = new URL(path, 'https://api.github.com');
    expect(judge({ method, url, body, headers: new Headers() })).not.toEqual([]);
  });

  function appCredentials(): Credentials {
    const { appId, installationId } = APP;
    const privateKey = github.app?.privateKey ?? '';
    return { appId: String(appId), installationId: String(installationId), privateKey };
  }
});

function githubSchemaIfThere(): (asked: Asked) => readonly string[] {
  return shared ? githubSchema(shared) : () => [];
}
