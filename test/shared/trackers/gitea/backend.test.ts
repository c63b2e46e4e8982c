import { expect, test } from '@jest/globals';
import { giteaBackend } from '../../../../shared/trackers/gitea/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { openGitea, REPO } from './contract-server.ts';
import { startEmulatedGitea } from './emulated-gitea.ts';
import { connection, reading, sample } from './sender.ts';

const API = 'https://git.harbor.example/api/v1';
const read = reading(sample('issues.opened'));
if (!('event' in read)) throw new Error('The sample cannot be read');
const { ticket } = read.event;

/** A Gitea that answers as it is told, and what it was asked. */
function answering(answers: Readonly<Record<string, () => Response>>) {
  const asked: string[] = [];
  const backend = giteaBackend.create({
    connection: { ...connection, baseUrl: 'https://git.harbor.example' },
    credentials: { token: 'secret-token' },
    settings: { labels: LABELS, states: {}, close: true },
    fetch: async (input, init) => {
      const what = `${init?.method} ${input}`;
      asked.push(what);
      return answers[what]?.() ?? Response.json({ message: 'not found' }, { status: 404 });
    },
  });
  return { backend, asked };
}
const issue = (more: object = {}) => Response.json({ ...sample('issues.opened').issue, ...more });
const moved = (location: string) =>
  new Response('<a>Moved Permanently</a>', { status: 301, headers: { location } });
const at = (path: string) => `GET ${API}/repos/${path}`;

test('a renamed repository is found by its new name, and asked under it', async () => {
  const { backend, asked } = answering({
    [at('harbor-goods/shop/issues/58')]: () => moved('/api/v1/repos/harbor-goods/store/issues/58'),
    [at('harbor-goods/store/issues/58')]: () => issue(),
  });
  const { ticket: now } = await backend.look(ticket, []);
  expect(now).toMatchObject({ readableId: 'gitea:harbor-goods/store#58', key: ticket.key });
  expect(asked).toHaveLength(2);
});

test.each([
  'https://evil.example/api/v1/repos/harbor-goods/shop/issues/58',
  '//evil.example/api/v1/repos/harbor-goods/shop/issues/58',
  '/repos/harbor-goods/shop/issues/58',
  '/api/v1/repos/somebody-else/shop/issues/58',
  '/api/v1/repos/harbor-goods/../issues/58',
])('a redirect to %s is not followed', async (location) => {
  const { backend, asked } = answering({
    [at('harbor-goods/shop/issues/58')]: () => moved(location),
  });
  await expect(backend.look(ticket, [])).rejects.toMatchObject({ kind: 'not_found' });
  expect(asked).toHaveLength(1);
});

test('an issue under the same number that is another → not_found', async () => {
  const { backend } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue({ id: 99 }),
  });
  await expect(backend.look(ticket, [])).rejects.toMatchObject({ kind: 'not_found' });
});

test('a repository that is not seen any more is no deleted issue', async () => {
  const { backend } = answering({});
  await expect(backend.look(ticket, [])).rejects.toMatchObject({ kind: 'permission_denied' });
});

test('a token that may not know the rights of others → told, with what to do', async () => {
  const permission = at('harbor-goods/shop/collaborators/jo/permission');
  const { backend } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue(),
    [permission]: () =>
      Response.json(
        { message: 'Only admins can query all permissions, repo admins can …' },
        { status: 403 },
      ),
  });
  await expect(backend.look(ticket, [{ id: '31', name: 'jo' }])).rejects.toMatchObject({
    kind: 'permission_denied',
    message: expect.stringContaining('administrator of the repository'),
  });
});

test.each([
  { permission: 'owner', right: 'admin' },
  { permission: 'admin', right: 'admin' },
  { permission: 'write', right: 'write' },
  { permission: 'read', right: 'read' },
  { permission: 'none', right: 'none' },
  { permission: 'constructor', right: 'none' },
  { permission: undefined, right: 'none' },
])('the permission $permission → $right', async ({ permission, right }) => {
  const { backend } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue(),
    [at('harbor-goods/shop/collaborators/jo/permission')]: () =>
      Response.json({ permission, user: { id: 31, login: 'jo' } }),
  });
  const { permissions } = await backend.look(ticket, [{ id: '31', name: 'jo' }]);
  expect(permissions).toEqual({ '31': right });
});

test('a name that is somebody else’s today has no right', async () => {
  const { backend } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue(),
    [at('harbor-goods/shop/collaborators/jo/permission')]: () =>
      Response.json({ permission: 'owner', user: { id: 77, login: 'jo' } }),
  });
  const { permissions } = await backend.look(ticket, [{ id: '31', name: 'jo' }]);
  expect(permissions).toEqual({ '31': 'none' });
});

test('labels that are as they should be are not written again: Gitea would send a webhook of it', async () => {
  const labels = [{ id: 5, name: 'Sluice-In-Progress' }];
  const { backend, asked } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue({ labels }),
  });
  await backend.markInProgress(ticket);
  expect(asked).toEqual([at('harbor-goods/shop/issues/58')]);
});

test('a closed issue is not closed again', async () => {
  const { backend, asked } = answering({
    [at('harbor-goods/shop/issues/58')]: () => issue({ state: 'closed', labels: [] }),
  });
  await backend.markComplete(ticket, { success: true, summary: '', exit_code: 0 });
  expect(asked).toHaveLength(1);
});

test('a label that is nowhere is made once', async () => {
  const server = await openGitea(await startEmulatedGitea());
  try {
    const [one, other] = [await server.create(), await server.create()];
    const backend = server.backend();
    await backend.markInProgress(one);
    await backend.markInProgress(other);
    for (const ref of [one, other])
      expect((await server.shows(ref)).labels).toEqual([LABELS.inProgress]);
    const found = await backend.poller?.pollReadyTickets(
      queryOf(server, { labels: [LABELS.inProgress] }),
    );
    expect(found?.tickets).toHaveLength(2);
  } finally {
    await server.stop();
  }
});

test('100 idle polls ask once each, and say so', async () => {
  const gitea = await startEmulatedGitea();
  const server = await openGitea(gitea);
  try {
    await server.create({ labels: [LABELS.trigger] });
    await server.create();
    let calls = 0;
    const { poller } = server.backend({
      fetch: (...given) => {
        calls += 1;
        return fetch(...given);
      },
    });
    let cursor: string | undefined;
    for (let tick = 0; tick <= 100; tick++) {
      const query = queryOf(server, { repos: [REPO], ...(cursor !== undefined && { cursor }) });
      const polled = await poller?.pollReadyTickets(query);
      expect(polled?.unchanged).toBe(tick > 0);
      cursor = polled?.cursor;
    }
    expect(calls).toBe(101);
  } finally {
    await server.stop();
  }
});

test.each([
  { given: 'no credentials', credentials: undefined },
  { given: 'those of an app', credentials: { clientId: 'a', clientSecret: 'b' } },
])('$given → permission_denied, and nothing is asked', async ({ credentials }) => {
  const backend = giteaBackend.create({
    connection,
    credentials,
    settings: { labels: LABELS, states: {}, close: false },
    fetch: () => Promise.reject(new Error('asked')),
  });
  await expect(backend.look(ticket, [])).rejects.toMatchObject({
    kind: 'permission_denied',
    message: expect.stringContaining('env:GITEA_TOKEN'),
  });
});

test('a poll of no repository is refused, with what to do', async () => {
  const { backend } = answering({});
  const query = queryOf({ query: {} });
  await expect(backend.poller?.pollReadyTickets(query)).rejects.toMatchObject({
    kind: 'invalid_argument',
    message: expect.stringContaining('`repo` of the project'),
  });
});
