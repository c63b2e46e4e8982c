import { expect, test } from '@jest/globals';
import { gitlabBackend } from '../../../../shared/trackers/gitlab/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { openGitlab } from './contract-server.ts';
import { connection, reading, sample } from './sender.ts';

const API = 'https://gitlab.harbor.example/api/v4';
const ISSUE = `GET ${API}/projects/204/issues/58`;
const read = reading(sample('issue.open'));
if (!('event' in read)) throw new Error('The sample cannot be read');
const { ticket } = read.event;

/** A GitLab that answers as it is told, and what it was asked. */
function answering(answers: Readonly<Record<string, () => Response>>) {
  const asked: { readonly what: string; readonly body: unknown }[] = [];
  const backend = gitlabBackend.create({
    connection,
    credentials: { token: 'secret-token' },
    settings: { labels: LABELS, states: {}, close: true },
    fetch: async (input, init) => {
      const what = `${init?.method} ${input}`;
      asked.push({ what, body: init?.body ? JSON.parse(String(init.body)) : undefined });
      return answers[what]?.() ?? Response.json({ message: '404 Not found' }, { status: 404 });
    },
  });
  return { backend, asked };
}

function issue(more: object = {}) {
  return Response.json({
    id: 4471,
    iid: 58,
    project_id: 204,
    title: 'Totals',
    description: null,
    state: 'opened',
    labels: [],
    assignees: [],
    author: { id: 12, username: 'mara-lindqvist' },
    references: { full: 'harbor-goods/web/shop#58' },
    created_at: '2026-03-02T08:40:02.123Z',
    updated_at: '2026-03-02T08:40:02.123Z',
    ...more,
  });
}
const member = (more: object) => () =>
  Response.json({ id: 31, username: 'jo', state: 'active', ...more });

test('a renamed project is followed by its number', async () => {
  const references = { full: 'harbor-goods/store#58' };
  const { backend } = answering({ [ISSUE]: () => issue({ references }) });
  const { ticket: now } = await backend.look(ticket, []);
  expect(now).toMatchObject({ readableId: 'gitlab:harbor-goods/store#58', key: ticket.key });
});

test.each([
  { given: 'another group’s project', more: { references: { full: 'other-goods/shop#58' } } },
  { given: 'a project that it does not name', more: { references: {} } },
  { given: 'another number', more: { iid: 59 } },
])('a ticket whose number leads to $given is gone, and nothing is changed', async ({ more }) => {
  const { backend, asked } = answering({ [ISSUE]: () => issue({ labels: ['sluice'], ...more }) });
  await expect(backend.markInProgress(ticket)).rejects.toMatchObject({ kind: 'not_found' });
  expect(asked).toHaveLength(1);
});

test('a project that is not seen any more is no deleted issue', async () => {
  await expect(answering({}).backend.look(ticket, [])).rejects.toMatchObject({
    kind: 'permission_denied',
  });
});

test.each([
  { level: 60, right: 'admin' },
  { level: 50, right: 'admin' },
  { level: 40, right: 'maintain' },
  { level: 30, right: 'write' },
  { level: 20, right: 'triage' },
  { level: 15, right: 'triage' },
  { level: 10, right: 'read' },
  { level: 5, right: 'none' },
  { level: 0, right: 'none' },
  { level: '50', right: 'admin' },
  { level: null, right: 'none' },
])('access level $level → $right', async ({ level, right }) => {
  const { backend } = answering({
    [ISSUE]: () => issue(),
    [`GET ${API}/projects/204/members/all/31`]: member({ access_level: level }),
  });
  const { permissions } = await backend.look(ticket, [{ id: '31', name: 'jo' }]);
  expect(permissions).toEqual({ '31': right });
});

test.each([
  { given: 'blocked', more: { access_level: 50, state: 'blocked' } },
  { given: 'somebody else', more: { access_level: 50, id: 32 } },
])('a member who is $given may nothing', async ({ more }) => {
  const { backend } = answering({
    [ISSUE]: () => issue(),
    [`GET ${API}/projects/204/members/all/31`]: member(more),
  });
  expect((await backend.look(ticket, [{ id: '31', name: 'jo' }])).permissions).toEqual({
    '31': 'none',
  });
});

test('somebody whom an old instance only names is asked for by name, exactly', async () => {
  const users = (list: readonly object[]) => () => Response.json(list);
  const of = (list: readonly object[]) =>
    answering({
      [ISSUE]: () => issue(),
      [`GET ${API}/users?username=jo`]: users(list),
      [`GET ${API}/projects/204/members/all/31`]: member({ access_level: 30 }),
    }).backend.look(ticket, [{ id: '@jo', name: 'jo' }]);
  expect((await of([{ id: 31, username: 'jo' }])).permissions).toEqual({ '@jo': 'write' });
  for (const list of [[], [{ id: 31, username: 'JO2' }], [{ id: 31, username: 'jo' }, { id: 9 }]])
    expect((await of(list)).permissions).toEqual({ '@jo': 'none' });
});

test('labels change in one request, as they are spelled there, and not where nothing has to', async () => {
  const labels = ['Sluice', 'bug', 'SLUICE-FAILED'];
  const put = `PUT ${API}/projects/204/issues/58`;
  const { backend, asked } = answering({ [ISSUE]: () => issue({ labels }), [put]: () => issue() });
  await backend.markInProgress(ticket);
  expect(asked.slice(1)).toEqual([
    {
      what: put,
      body: { add_labels: 'sluice-in-progress', remove_labels: 'Sluice,SLUICE-FAILED' },
    },
  ]);
  const done = answering({ [ISSUE]: () => issue({ labels: ['Sluice-In-Progress'] }) });
  await done.backend.markInProgress(ticket);
  expect(done.asked).toHaveLength(1);
});

test('a label with a comma would be two: it is refused', async () => {
  const backend = gitlabBackend.create({
    connection,
    credentials: { token: 't' },
    settings: { labels: { ...LABELS, failed: 'a,b' }, states: {}, close: false },
    fetch: async () => issue(),
  });
  await expect(backend.markFailed(ticket, 'No.')).rejects.toMatchObject({
    kind: 'invalid_argument',
    message: expect.stringContaining('comma'),
  });
});

test('an assignment is known from GitLab’s own comment, and from nobody else’s', async () => {
  const at = '2026-03-02T08:50:00.000Z';
  const note = (body: string, system: boolean) => ({
    body,
    system,
    author: { id: 12, username: 'mara-lindqvist' },
    created_at: at,
  });
  const list = (of: readonly object[]) => () => Response.json(of);
  const under = `GET ${API}/projects/204/issues/58`;
  const { backend } = answering({
    [ISSUE]: () => issue(),
    [`${under}/resource_label_events?page=1&per_page=100`]: list([]),
    [`${under}/resource_state_events?page=1&per_page=100`]: list([
      { state: 'reopened', user: { id: 12, username: 'mara-lindqvist' }, created_at: at },
      { state: 'closed', user: null, created_at: at },
    ]),
    [`${under}/notes?activity_filter=only_activity&sort=asc&page=1&per_page=100`]: list([
      note('assigned to @jo-otieno and unassigned @mara-lindqvist', true),
      note('assigned to @evil', false),
      note('unassigned @jo-otieno', true),
    ]),
  });
  const history = await backend.poller?.history(ticket);
  expect(history?.map(({ change }) => change)).toEqual([
    { kind: 'assigned', assignee: 'jo-otieno' },
    { kind: 'reopened' },
    { kind: 'opened' },
  ]);
});

test('100 idle polls ask once each, and say so', async () => {
  const server = await openGitlab();
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
      const query = queryOf(server, cursor === undefined ? {} : { cursor });
      const polled = await poller?.pollReadyTickets(query);
      expect(polled?.unchanged).toBe(tick > 0);
      cursor = polled?.cursor;
    }
    expect(calls).toBe(101);
  } finally {
    await server.stop();
  }
});

test('a quota that nears its end → not before its reset', async () => {
  const path = encodeURIComponent('harbor-goods/web/shop');
  const backend = gitlabBackend.create({
    connection,
    credentials: { token: 't' },
    settings: { labels: LABELS, states: {}, close: false },
    fetch: async (input) => {
      expect(String(input)).toContain(`/projects/${path}/issues?`);
      const headers = {
        'ratelimit-limit': '600',
        'ratelimit-remaining': '12',
        'ratelimit-reset': '1900000000',
      };
      return Response.json([], { headers });
    },
  });
  const query = queryOf({ query: { repos: ['harbor-goods/web/shop'] } });
  expect(await backend.poller?.pollReadyTickets(query)).toMatchObject({
    tickets: [],
    notBefore: 1_900_000_000_000,
  });
});

test('no credentials → permission_denied, and nothing is asked', async () => {
  const backend = gitlabBackend.create({
    connection,
    credentials: undefined,
    settings: { labels: LABELS, states: {}, close: false },
    fetch: () => Promise.reject(new Error('asked')),
  });
  await expect(backend.look(ticket, [])).rejects.toMatchObject({
    kind: 'permission_denied',
    message: expect.stringContaining('env:GITLAB_TOKEN'),
  });
});
