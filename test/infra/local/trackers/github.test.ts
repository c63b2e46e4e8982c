import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAppAuth } from '@octokit/auth-app';
import { request } from '@octokit/request';
import { verify } from '@octokit/webhooks-methods';
import { githubPerson } from '../../../../infra/local/trackers/github/person.ts';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../../../infra/local/trackers/github/start.ts';
import { receiver } from './receiver.ts';

const REPO = 'acme/shop';
const SECRET = 'between us';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

let hook: Awaited<ReturnType<typeof receiver>>;
let github: Github;
let status: (path: string) => number;
const as = (token: string) => githubPerson(github.url, token);

beforeEach(async () => {
  status = () => 200;
  hook = await receiver((path) => status(path));
  github = await startGithub({
    repo: REPO,
    users: [
      { login: 'ann', token: 'ann-token', permission: 'admin' },
      { login: 'will', token: 'will-token', permission: 'write' },
      { login: 'eve', token: 'eve-token', permission: 'none' },
    ],
    bot: { login: 'sluice', token: 'bot-token' },
    app: { appId: 7, slug: 'sluice-app', installationId: 70 },
    labels: ['agent'],
    webhook: [
      { url: `${hook.url}/repo`, secret: SECRET },
      { url: `${hook.url}/app`, secret: 'app secret', of: 'app' },
    ],
    delayMs: 1,
  });
});

afterEach(async () => {
  await github.close();
  await hook.close();
});

function call(method: string, path: string, token = 'ann-token', init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${token}`, ...init.headers };
  return fetch(`${github.url}${path}`, { ...init, method, headers });
}

/** What the repository hook received, in order. */
async function events() {
  await github.settled();
  return hook.received.filter(
    ({ headers }) => headers.get('x-github-hook-installation-target-type') === 'repository',
  );
}

describe('webhooks', () => {
  test('look like GitHub sent them, and are signed over the exact bytes', async () => {
    await as('ann-token').openIssue(REPO, { title: 'Ünïcode ✓', body: 'x' });
    const [opened] = await events();
    const { headers, bytes, payload } = opened ?? {};
    expect(headers?.get('user-agent')).toMatch(/^GitHub-Hookshot\//);
    expect(headers?.get('x-github-event')).toBe('issues');
    expect(headers?.get('x-github-delivery')).toMatch(UUID);
    expect(headers?.get('x-github-hook-id')).toBe('1');
    expect(headers?.get('x-github-hook-installation-target-id')).toBe(
      String(payload.repository.id),
    );
    const signature = headers?.get('x-hub-signature-256') ?? '';
    expect(await verify(SECRET, bytes?.toString() ?? '', signature)).toBe(true);
    expect(await verify('another', bytes?.toString() ?? '', signature)).toBe(false);
    expect(payload.issue).toMatchObject({
      number: 1,
      title: 'Ünïcode ✓',
      state: 'open',
      author_association: 'MEMBER',
    });
    expect(payload.issue.html_url).toBe(`${github.url}/${REPO}/issues/1`);
    expect(payload.issue.updated_at).toMatch(SECONDS);
    expect(payload.repository).toMatchObject({ full_name: REPO, owner: { login: 'acme' } });
    expect(payload.sender.login).toBe('ann');
  });

  test('name the label with its id, and the sender by the token that was used', async () => {
    const issue = await as('ann-token').openIssue(REPO, { title: 'T', labels: ['agent'] });
    await as('bot-token').unlabel(issue, 'agent');
    await as('will-token').label(issue, 'agent', 'urgent');
    const seen = (await events()).map(({ payload }) => [
      payload.action,
      payload.label?.name,
      payload.label?.id,
      payload.sender.login,
    ]);
    expect(seen).toEqual([
      ['opened', undefined, undefined, 'ann'],
      ['labeled', 'agent', 1, 'ann'],
      ['unlabeled', 'agent', 1, 'sluice'],
      ['labeled', 'agent', 1, 'will'],
      ['labeled', 'urgent', 2, 'will'],
    ]);
  });

  test('tell what an edit changed', async () => {
    const issue = await as('eve-token').openIssue(REPO, { title: 'Old', body: 'same' });
    await as('eve-token').edit(issue, { title: 'New' });
    const id = await as('eve-token').comment(issue, 'before');
    await as('eve-token').editComment(issue, id, 'after');
    const changes = (await events()).map(({ payload }) => payload.changes);
    expect(changes).toEqual([
      undefined,
      { title: { from: 'Old' } },
      undefined,
      { body: { from: 'before' } },
    ]);
    expect((await events()).at(2)?.payload.issue.comments).toBe(1);
  });

  test('share one GUID between hooks; only the App is told its installation', async () => {
    await as('ann-token').openIssue(REPO, { title: 'T' });
    await github.settled();
    const [first, second] = hook.received;
    expect(hook.received).toHaveLength(2);
    expect(first?.headers.get('x-github-delivery')).toBe(second?.headers.get('x-github-delivery'));
    const app = hook.received.find(({ payload }) => payload.installation);
    expect(app?.payload.installation.id).toBe(70);
    expect(app?.headers.get('x-github-hook-installation-target-type')).toBe('integration');
    expect(app?.headers.get('x-github-hook-installation-target-id')).toBe('7');
  });

  test('are logged when the receiver fails, and redelivered byte for byte', async () => {
    status = (path) => (path === '/repo' ? 500 : 200);
    await as('ann-token').openIssue(REPO, { title: 'T' });
    await github.settled();
    const path = `/repos/${REPO}/hooks/1/deliveries`;
    const [failed] = await (await call('GET', path)).json();
    expect(failed).toMatchObject({ event: 'issues', status_code: 500, redelivery: false });
    expect((await call('GET', path, 'will-token')).status).toBe(404);

    status = () => 200;
    expect((await call('POST', `${path}/${failed.id}/attempts`)).status).toBe(202);
    await github.settled();
    const [again, first] = await (await call('GET', path)).json();
    expect(again).toMatchObject({ redelivery: true, status_code: 200, guid: failed.guid });
    expect(first).toEqual(failed);
    const [before, after] = await events();
    expect(after?.bytes).toEqual(before?.bytes);
    expect(after?.headers.get('x-github-delivery')).toBe(failed.guid);
  });

  test('never fail the API call when nobody listens', async () => {
    await hook.close();
    await as('ann-token').openIssue(REPO, { title: 'T' });
    await github.settled();
    expect(github.deliveries().map((one) => one.status)).toEqual([0, 0]);
  });

  test('go to a hook made through the API, after a ping', async () => {
    const config = { url: `${hook.url}/third`, secret: 'third', content_type: 'json' };
    const body = JSON.stringify({ config, events: ['issue_comment'] });
    const made = await call('POST', `/repos/${REPO}/hooks`, 'ann-token', { body });
    expect(made.status).toBe(201);
    const issue = await as('ann-token').openIssue(REPO, { title: 'T' });
    await as('ann-token').comment(issue, 'hi');
    await github.settled();
    const third = hook.received.filter(({ headers }) => headers.get('x-github-hook-id') === '3');
    expect(third.map(({ headers }) => headers.get('x-github-event'))).toEqual([
      'ping',
      'issue_comment',
    ]);
  });
});

describe('the API', () => {
  test('answers 304 to what the caller has seen, until it changes', async () => {
    const issue = await as('ann-token').openIssue(REPO, { title: 'T' });
    const path = `/repos/${REPO}/issues/1`;
    const etag = (await call('GET', path)).headers.get('etag') ?? '';
    const conditional = () =>
      call('GET', path, 'ann-token', { headers: { 'if-none-match': etag } });
    expect((await conditional()).status).toBe(304);
    await as('ann-token').label(issue, 'agent');
    expect((await conditional()).status).toBe(200);
  });

  test('keeps each reaction once', async () => {
    const issue = await as('ann-token').openIssue(REPO, { title: 'T' });
    const id = await as('ann-token').comment(issue, 'hi');
    const body = JSON.stringify({ content: 'eyes' });
    for (const path of [
      `/repos/${REPO}/issues/1/reactions`,
      `/repos/${REPO}/issues/comments/${id}/reactions`,
    ]) {
      const answers = [
        await call('POST', path, 'bot-token', { body }),
        await call('POST', path, 'bot-token', { body }),
      ];
      expect(answers.map((one) => one.status)).toEqual([201, 200]);
      expect(await (await call('GET', path)).json()).toMatchObject([
        { content: 'eyes', user: { login: 'sluice' } },
      ]);
    }
    expect(
      (await call('POST', `/repos/${REPO}/issues/9/reactions`, 'bot-token', { body })).status,
    ).toBe(404);
  });

  test.each([
    { login: 'ann', permission: 'admin' },
    { login: 'will', permission: 'write' },
    { login: 'eve', permission: 'none' },
    { login: 'ghost', permission: 'read' },
  ])('says that $login has $permission', async ({ login, permission }) => {
    const answer = await call(
      'GET',
      `/repos/${REPO}/collaborators/${login}/permission`,
      'bot-token',
    );
    expect(await answer.json()).toMatchObject({
      permission,
      role_name: permission,
      user: { login },
    });
  });

  test('takes a permission away', async () => {
    await call('DELETE', `/repos/${REPO}/collaborators/will`);
    const answer = await call('GET', `/repos/${REPO}/collaborators/will/permission`);
    expect((await answer.json()).permission).toBe('none');
    expect((await call('GET', `/repos/${REPO}/collaborators/nobody/permission`)).status).toBe(404);
  });

  test('lists who labelled what, and when', async () => {
    const issue = await as('ann-token').openIssue(REPO, { title: 'T', labels: ['agent'] });
    await as('will-token').unlabel(issue, 'agent');
    await as('eve-token').comment(issue, 'hello');
    await as('ann-token').close(issue);
    await github.settled();
    const list = async (of: string) =>
      (await (await call('GET', `/repos/${REPO}/issues/1/${of}`)).json()).map(
        (one: {
          event: string;
          actor: { login: string };
          label?: { name: string };
          created_at: string;
        }) => {
          expect(one.created_at).toMatch(SECONDS);
          return `${one.actor.login} ${one.event} ${one.label?.name ?? ''}`.trim();
        },
      );
    const labels = ['ann labeled agent', 'will unlabeled agent'];
    expect(await list('timeline')).toEqual([...labels, 'eve commented', 'ann closed']);
    expect(await list('events')).toEqual([...labels, 'ann closed']);
  });

  test('lets strangers write, not label; an issue form labels in their name', async () => {
    const plain = await as('eve-token').openIssue(REPO, { title: 'T', labels: ['agent'] });
    expect((await as('eve-token').view(plain)).labels).toEqual([]);
    await expect(as('eve-token').label(plain, 'agent')).rejects.toThrow('403');
    const form = await as('eve-token').submitForm(REPO, { title: 'T', labels: ['agent'] });
    expect((await as('eve-token').view(form)).labels).toEqual(['agent']);
    const labelled = (await events()).find(({ payload }) => payload.action === 'labeled');
    expect(labelled?.payload).toMatchObject({
      sender: { login: 'eve' },
      issue: { author_association: 'NONE' },
    });
  });

  test('forgets a deleted issue', async () => {
    const issue = await as('eve-token').openIssue(REPO, { title: 'T' });
    await as('ann-token').delete(issue);
    expect((await events()).at(-1)?.payload).toMatchObject({
      action: 'deleted',
      sender: { login: 'ann' },
    });
    expect((await call('GET', `/repos/${REPO}/issues/1`)).status).toBe(410);
    expect(await (await call('GET', `/repos/${REPO}/issues?state=all`)).json()).toEqual([]);
  });

  test('knows a token that nobody has', async () => {
    expect((await call('GET', '/user', 'guessed')).status).toBe(401);
  });

  test('gives an App its installation token, and its delivery log', async () => {
    const auth = createAppAuth({
      appId: 7,
      privateKey: github.app?.privateKey ?? '',
      installationId: 70,
      request: request.defaults({ baseUrl: github.url }),
    });
    const issue = await as('ann-token').openIssue(REPO, { title: 'T' });
    const { token } = await auth({ type: 'installation' });
    await githubPerson(github.url, token).comment(issue, 'from the App');
    const view = await as('ann-token').view(issue);
    expect(view.comments).toMatchObject([{ user: 'sluice-app[bot]', body: 'from the App' }]);
    await github.settled();
    const jwt = await auth({ type: 'app' });
    const log = await (await call('GET', '/app/hook/deliveries', jwt.token)).json();
    expect(log.map((one: { event: string }) => one.event)).toEqual(['issue_comment', 'issues']);
    expect((await call('GET', '/app/hook/deliveries')).status).toBe(401);
    const path = `/app/hook/deliveries/${log[0].id}/attempts`;
    expect((await call('POST', path, jwt.token)).status).toBe(202);
  });
});
