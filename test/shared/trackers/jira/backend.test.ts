import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackendSettings } from '../../../../shared/core/backend.ts';
import { jiraBackend } from '../../../../shared/trackers/jira/backend.ts';
import { STICKY, SUCCESS } from '../../../contracts/tracker/calls.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { openJira } from './contract-server.ts';
import type { Json } from './letters.ts';
import { ANN, BOB, SITE, SLUICE } from './letters.ts';
import { PEOPLE } from './site.ts';

let there: Awaited<ReturnType<typeof openJira>>;
beforeAll(async () => {
  there = await openJira();
});
afterEach(() => expect(there.problems?.()).toEqual([]));
afterAll(() => there.stop());

const issue = (id: string): Json => there.site.issues.get(id);
const statusOf = (id: string) => issue(id).fields.status.name;
const backend = (settings: Partial<BackendSettings> = {}, fetched: typeof fetch = fetch) =>
  there.backend({ settings, fetch: fetched });
const at = (id: string, name: string) => {
  issue(id).fields.status = there.site.status(name);
};

describe('the status', () => {
  test.each([
    { given: 'no name', from: 'To Do', states: {}, to: 'In Progress' },
    { given: 'no name, in review', from: 'In Review', states: {}, to: 'In Review' },
    { given: 'a name', from: 'In Progress', states: { inProgress: 'in REVIEW' }, to: 'In Review' },
    {
      given: 'the name of the way',
      from: 'To Do',
      states: { inProgress: 'start progress' },
      to: 'In Progress',
    },
    {
      given: 'a name, ended',
      from: "Won't do",
      states: { inProgress: 'In Progress' },
      to: "Won't do",
    },
  ])('in progress, $given', async ({ from, states, to }) => {
    const ref = await there.create();
    at(ref.id, from);
    await backend({ states }).markInProgress(ref);
    expect(statusOf(ref.id)).toBe(to);
  });

  test.each([
    { given: 'neither is wished', settings: {}, to: 'In Progress' },
    { given: 'it is to be closed: done, not given up', settings: { close: true }, to: 'Done' },
    { given: 'a name', settings: { states: { completed: 'In Review' } }, to: 'In Review' },
  ])('completed, $given', async ({ settings, to }) => {
    const ref = await there.create();
    at(ref.id, 'In Progress');
    await backend(settings).markComplete(ref, SUCCESS);
    expect(statusOf(ref.id)).toBe(to);
  });

  test('that no transition leads to → where they lead, and the labels change all the same', async () => {
    const ref = await there.create({ labels: ['sluice'] });
    const call = backend({ states: { inProgress: 'In Review' } }).markInProgress(ref);
    await expect(call).rejects.toMatchObject({
      kind: 'invalid_argument',
      message: expect.stringContaining("from here they lead to In Progress, Won't do, Done"),
    });
    expect((await there.shows(ref)).labels).toEqual(['sluice-in-progress']);
  });
});

test('a label that somebody puts on between our two requests stays', async () => {
  const ref = await there.create({ labels: ['sluice'] });
  const meanwhile: typeof fetch = async (input, init) => {
    if (init?.method === 'PUT') await there.label(ref, 'urgent', true);
    return fetch(input, init);
  };
  await backend({}, meanwhile).markInProgress(ref);
  expect((await there.shows(ref)).labels).toEqual(['sluice-in-progress', 'urgent']);
});

test('a label with a space is told', async () => {
  const ref = await there.create();
  const labels = { ...LABELS, inProgress: 'in progress' };
  await expect(backend({ labels }).markInProgress(ref)).rejects.toMatchObject({
    kind: 'invalid_argument',
    message: expect.stringContaining('Check `labels`'),
  });
});

test('a look tells rights by permission; apps, who was switched off and who is unknown have none', async () => {
  const ref = await there.create();
  const ids = [
    ANN,
    BOB,
    PEOPLE.eye,
    PEOPLE.gone,
    PEOPLE.app,
    '',
    'x&permissions=y',
    '1'.repeat(200),
  ];
  const { permissions } = await backend().look(
    ref,
    ids.map((id) => ({ id, name: '' })),
  );
  expect(permissions).toMatchObject({ [ANN]: 'write', [BOB]: 'admin', [PEOPLE.eye]: 'read' });
  for (const id of ids.slice(3)) expect(permissions[id]).toBe('none');
});

test('whom the search does not reach is asked about by who may', async () => {
  const ref = await there.create();
  const asAdmin: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname;
    if (path.endsWith('/user/permission/search')) return Response.json([]);
    if (!path.endsWith('/permissions/check')) return fetch(input, init);
    const { accountId, projectPermissions } = JSON.parse(String(init?.body));
    expect({ accountId, issues: projectPermissions[0].issues }).toEqual({
      accountId: ANN,
      issues: [Number(ref.id)],
    });
    const issues = [Number(ref.id)];
    return Response.json({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'ADMINISTER_PROJECTS', issues: [], projects: [] },
        { permission: 'EDIT_ISSUES', issues, projects: [] },
      ],
    });
  };
  const { permissions } = await backend({}, asAdmin).look(ref, [{ id: ANN, name: '' }]);
  expect(permissions).toEqual({ [ANN]: 'write' });
});

test('a ticket of an issue that was moved is read where it is now, under the key that it had', async () => {
  const ref = await there.create();
  Object.assign(issue(ref.id), { key: 'DESK-7' });
  issue(ref.id).fields.project = { id: '2', key: 'DESK', name: 'Desk' };
  const { ticket } = await backend().look(ref, []);
  expect(ticket).toMatchObject({
    key: ref.key,
    readableId: 'jira:DESK-7',
    account: `${SITE}/DESK`,
    url: `https://${SITE}/browse/DESK-7`,
  });
});

describe('the comment', () => {
  test('is a document, and is named by a property that nobody sees', async () => {
    const ref = await there.create();
    await backend().addComment(ref, STICKY);
    expect(issue(ref.id).comments).toMatchObject([
      {
        author: { accountId: SLUICE },
        body: { type: 'doc', version: 1 },
        properties: [{ key: 'sluice', value: { marker: STICKY.marker } }],
      },
    ]);
  });

  test('writes mail to those who watch when it is news, and not for progress', async () => {
    const ref = await there.create();
    const asked: string[] = [];
    const watch: typeof fetch = (input, init) => {
      if (init?.method === 'PUT') asked.push(new URL(String(input)).search);
      return fetch(input, init);
    };
    const { id } = await backend({}, watch).addComment(ref, STICKY);
    for (const tells of ['progress', 'question', 'success', 'failure'] as const)
      await backend({}, watch).addComment(ref, { ...STICKY, id, tells });
    expect(asked).toEqual(['?notifyUsers=false', '', '', '']);
  });

  test('is found behind many others', async () => {
    const ref = await there.create();
    await backend().addComment(ref, STICKY);
    for (let at = 0; at < 120; at++) await there.comment(ref, `${at}`);
    await backend().addComment(ref, { ...STICKY, body: 'Done.' });
    const { comments } = await there.shows(ref);
    expect([comments.length, comments[0]]).toEqual([121, 'Done.']);
  });
});

describe('a poll', () => {
  const poll = async (different: object) => {
    const polled = await backend().poller?.pollReadyTickets(queryOf(there, different));
    return polled?.tickets.map(({ ticket }) => ticket.id);
  };

  test('minds a status and a project; a team is nobody’s', async () => {
    const labels = ['minded'];
    const { id } = await there.create({ labels });
    expect(await poll({ labels, statuses: ['to do'] })).toEqual([id]);
    expect(await poll({ labels, statuses: ['Done'] })).toEqual([]);
    expect(await poll({ labels, projects: ['SHOP'] })).toEqual([id]);
    expect(await poll({ labels, projects: ['DESK'] })).toEqual([]);
    expect(await poll({ labels, teams: ['Checkout'] })).toEqual([]);
  });

  test('leaves projects that the connection does not speak for', async () => {
    const labels = ['foreign'];
    const { id } = await there.create({ labels });
    const made = jiraBackend.create({
      connection: {
        name: 'jira',
        baseUrl: `https://${SITE}`,
        secrets: [],
        callbackHosts: [],
        accounts: [`${SITE}/DESK*`],
      },
      credentials: { token: 'x' },
      settings: { labels: LABELS, states: {}, close: false },
      fetch: async () => Response.json({ issues: [issue(id)] }),
    });
    const polled = await made.poller?.pollReadyTickets(queryOf(there, { labels }));
    expect(polled?.tickets).toEqual([]);
  });
});

test('a history tells what an issue was made with, though labels came and went since', async () => {
  const ref = await there.create({ labels: ['bug', 'sluice'], assigned: true });
  const { created } = issue(ref.id).fields;
  await there.label(ref, 'sluice', false);
  await there.label(ref, 'urgent', true);
  there.site.change(BOB, issue(ref.id), { assignee: there.site.users[BOB] });
  const { ticket } = await backend().look(ref, []);
  const history = (await backend().poller?.history(ticket)) ?? [];
  expect(history.map(({ change, actor }) => [...Object.values(change), actor.id])).toEqual([
    ['assigned', BOB, BOB],
    ['labeled', 'urgent', ANN],
    ['opened', ANN],
    ['labeled', 'bug', ANN],
    ['labeled', 'sluice', ANN],
    ['assigned', ANN, ANN],
  ]);
  expect(new Set(history.slice(2).map(({ at }) => at))).toEqual(new Set([Date.parse(created)]));
});

test('a history has the newest of very many changes, and its beginning', async () => {
  const ref = await there.create();
  for (let at = 0; at < 640; at++) await there.label(ref, `l${at % 2}`, at % 4 < 2);
  await there.label(ref, 'sluice', true);
  const changes = issue(ref.id).log.length;
  const { ticket } = await backend().look(ref, []);
  const history = (await backend().poller?.history(ticket)) ?? [];
  expect(changes).toBeGreaterThan(500);
  expect(history[0]?.change).toEqual({ kind: 'labeled', label: 'sluice' });
  expect(history.map(({ change }) => change)).toContainEqual({ kind: 'opened' });
});

describe('what is not configured', () => {
  const made = (baseUrl: string | undefined, credentials: Json) =>
    jiraBackend.create({
      connection: { name: 'jira', secrets: [], callbackHosts: [], ...(baseUrl && { baseUrl }) },
      credentials,
      settings: { labels: LABELS, states: {}, close: false },
      fetch,
    });
  test.each([
    { given: 'a site', baseUrl: undefined, credentials: { token: 'x' }, says: 'baseUrl' },
    { given: 'a token', baseUrl: `https://${SITE}`, credentials: undefined, says: 'email' },
  ])('$given → what to write', async ({ baseUrl, credentials, says }) => {
    const ref = await there.create();
    await expect(made(baseUrl, credentials).look(ref, [])).rejects.toMatchObject({
      name: 'BackendError',
      message: expect.stringContaining(says),
    });
  });

  test.each([
    {
      given: 'an address',
      credentials: { email: 'a@b.example', token: 't' },
      header: 'Basic YUBiLmV4YW1wbGU6dA==',
    },
    { given: 'none', credentials: { token: 't' }, header: 'Bearer t' },
  ])('a token with $given → $header', async ({ credentials, header }) => {
    const asked: (string | null)[] = [];
    const { look } = jiraBackend.create({
      connection: { name: 'jira', baseUrl: `https://${SITE}/`, secrets: [], callbackHosts: [] },
      credentials,
      settings: { labels: LABELS, states: {}, close: false },
      fetch: async (input, init) => {
        asked.push(String(input), new Headers(init?.headers).get('authorization'));
        return new Response('', { status: 500 });
      },
    });
    const ref = await there.create();
    await expect(look(ref, [])).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toEqual([
      expect.stringMatching(`^https://${SITE}/rest/api/3/issue/${ref.id}\\?fields=`),
      header,
    ]);
  });

  test.each(['../myself', 'SHOP-7', '', '-1'])('a ticket %j names no path', async (id) => {
    const ref = { ...(await there.create()), id };
    await expect(backend().look(ref, [])).rejects.toMatchObject({ kind: 'invalid_argument' });
  });
});
