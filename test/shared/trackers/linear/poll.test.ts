import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Polled, PollQuery } from '../../../../shared/core/poller.ts';
import { HISTORY, POLL, PROBE } from '../../../../shared/trackers/linear/poll/documents.ts';
import { filterOf } from '../../../../shared/trackers/linear/poll/filter.ts';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { complexityOf } from './complexity.ts';
import type { Between, Lab } from './lab.ts';
import { nameOf, startLab } from './lab.ts';
import { linearSchema } from './linear-schema.ts';

const UUID = 'b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63';
const QUERY = queryOf({ query: {} });

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.linear.close());

const named = new Map<string, Promise<unknown>>();
const label = async (name: string) => {
  const create =
    'mutation ($input: IssueLabelCreateInput!) { issueLabelCreate(input: $input) { success } }';
  const made = named.get(name) ?? lab.ask(create, { input: { name } });
  named.set(name, made);
  await made;
  return name;
};

async function poll(more: Partial<PollQuery>, between?: Between): Promise<Polled> {
  const { poller } = lab.backend(between ? { between } : {});
  if (!poller) throw new Error('Linear has no poller');
  return poller.pollReadyTickets({ ...QUERY, ...more });
}
const withCursor = ({ cursor }: Polled) => (cursor === undefined ? {} : { cursor });
const idsOf = ({ tickets }: Polled) => tickets.map(({ ticket }) => ticket.id);
const asked = async (work: () => Promise<unknown>) => {
  const before = lab.sent.length;
  await work();
  return lab.sent.slice(before).map(nameOf);
};

test('100 idle polls → 100 small questions', async () => {
  const labels = [await label('idle')];
  await lab.issue(labels);
  let polled = await poll({ labels });
  expect(polled.tickets).toHaveLength(1);
  const names = await asked(async () => {
    for (let tick = 1; tick <= 100; tick++) {
      polled = await poll({ labels, since: tick, ...withCursor(polled) });
      expect(polled).toMatchObject({ unchanged: true, tickets: [] });
    }
  });
  expect(names).toEqual(Array.from({ length: 100 }, () => 'Probe'));
});

test('a poll that found nothing at all goes on from there', async () => {
  const labels = [await label('nothing-yet')];
  const first = await poll({ labels });
  const second = await poll({ labels, ...withCursor(first) });
  expect([first.unchanged, second.unchanged]).toEqual([false, true]);
  const made = await lab.issue(labels);
  expect(idsOf(await poll({ labels, ...withCursor(second) }))).toEqual([made.id]);
});

test('only what changed is asked for, and what Linear showed late is found', async () => {
  const labels = [await label('late')];
  const one = await lab.issue(labels);
  const late = await lab.issue(labels);
  const newest = await lab.issue(labels);
  const hiding: Between = async (_, pass) => {
    const { data, ...rest } = await (await pass()).json();
    const nodes = data.issues.nodes.filter(({ id }: { id: string }) => id !== late.id);
    return Response.json({ ...rest, data: { ...data, issues: { ...data.issues, nodes } } });
  };
  const first = await poll({ labels }, hiding);
  expect(idsOf(first)).toEqual([newest.id, one.id]);
  const second = await poll({ labels, ...withCursor(first) });
  expect(second.unchanged).toBe(false);
  expect(idsOf(second)).toContain(late.id);
});

test('more than were asked for → no cursor, so that the others come next', async () => {
  const labels = [await label('many')];
  const made = [await lab.issue(labels), await lab.issue(labels), await lab.issue(labels)];
  const first = await poll({ labels, maxResults: 2 });
  expect(idsOf(first)).toHaveLength(2);
  expect(first.cursor).toBeUndefined();
  for (const { ticket } of first.tickets) await lab.backend().markInProgress(ticket);
  const done = { labels, maxResults: 2, excludeLabels: ['sluice-in-progress'] };
  expect(idsOf(await poll(done))).toEqual([made[0]?.id]);
});

test('many that the tracker cannot leave out → no endless pages', async () => {
  const between: Between = () =>
    Response.json({
      data: {
        organization: { id: UUID },
        issues: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'again' } },
      },
    });
  const names = await asked(async () => {
    const polled = await poll({}, between);
    expect(polled).toEqual({ tickets: [], unchanged: false });
  });
  expect(names).toHaveLength(10);
});

test('near the end of a limit → it says when to come again', async () => {
  const between: Between = async (_, pass) => {
    const { body, headers } = await pass();
    const told = { ...Object.fromEntries(headers), 'x-ratelimit-complexity-remaining': '300' };
    return new Response(body, { headers: told });
  };
  const before = Date.now();
  const polled = await poll({}, between);
  expect(polled.notBefore).toBeGreaterThan(before + 11 * 60_000);
  expect((await poll({})).notBefore).toBeUndefined();
});

describe('what is asked for', () => {
  test.each([
    { given: 'its team’s key', more: { teams: ['eng'] }, found: true },
    { given: 'another team', more: { teams: ['OPS'] }, found: false },
    { given: 'one of two teams', more: { teams: ['OPS', 'ENG'] }, found: true },
    { given: 'its state', more: { statuses: ['todo'] }, found: true },
    { given: 'another state', more: { statuses: ['Backlog', 'In Review'] }, found: false },
    { given: 'a project', more: { projects: ['Checkout', UUID] }, found: false },
    { given: 'somebody', more: { assignee: '*' }, found: false },
    { given: 'nobody', more: { assignee: 'None' }, found: true },
    { given: 'an address', more: { assignee: 'ann@example.com' }, found: false },
  ])('$given → found: $found', async ({ given, more, found }) => {
    const labels = [await label(`for ${given}`)];
    const made = await lab.issue(labels);
    expect(idsOf(await poll({ labels, ...more }))).toEqual(found ? [made.id] : []);
  });

  test('a name that could be an id is both; another is asked for as a name alone', () => {
    const filter = filterOf({ ...QUERY, teams: [UUID, 'ENG'], projects: ['Checkout'] }, 0);
    const same = (eqIgnoreCase: string) => ({ eqIgnoreCase });
    expect(filter).toMatchObject({
      updatedAt: { gte: '1970-01-01T00:00:00.000Z' },
      team: {
        or: [
          { key: same(UUID) },
          { name: same(UUID) },
          { id: { eq: UUID } },
          { key: same('ENG') },
          { name: same('ENG') },
        ],
      },
      project: { or: [{ name: same('Checkout') }] },
    });
  });
});

test.each([
  { operation: POLL, most: 1_800 },
  { operation: PROBE, most: 30 },
  { operation: HISTORY, most: 500 },
])('$operation.name is billed at most $most points', ({ operation, most }) => {
  expect(complexityOf(operation.document)).toBeLessThan(most);
});

describe('a history', () => {
  const of = async (ref: { id: string }) => {
    const backend = lab.backend();
    const found = await lab.ask('query ($id: String!) { issue(id: $id) { identifier } }', ref);
    const ticket = {
      key: `linear:${lab.linear.organizationId}:${ref.id}`,
      readableId: `linear:${found.issue.identifier}`,
      connection: 'linear',
      id: ref.id,
      account: lab.linear.organizationId,
    };
    const looked = await backend.look(ticket, []);
    return (await backend.poller?.history(looked.ticket)) ?? [];
  };
  const update = (id: string, input: object, token?: string) =>
    lab.ask(
      'mutation ($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success } }',
      { id, input },
      token,
    );

  test('tells labels, states, the assignee and the way back, the newest first', async () => {
    const ref = await lab.issue([], 'Done');
    await update(ref.id, { stateId: lab.state('Todo') });
    await update(ref.id, { addedLabelIds: [lab.label('sluice'), lab.label('Bug')] }, 'lin_api_bob');
    await update(ref.id, { assigneeId: lab.user('Bob') });
    await update(ref.id, { removedLabelIds: [lab.label('Bug')] });
    const history = await of(ref);
    expect(history.map(({ change, actor }) => [actor.name, change])).toEqual([
      ['Ann', { kind: 'assigned', assignee: 'Bob' }],
      ['Bob', { kind: 'labeled', label: 'sluice' }],
      ['Bob', { kind: 'labeled', label: 'Bug' }],
      ['Ann', { kind: 'reopened' }],
      ['Ann', { kind: 'moved', status: 'Todo' }],
      ['Ann', { kind: 'opened' }],
    ]);
    for (const { own, precisionMs } of history) expect([own, precisionMs]).toEqual([false, 1]);
  });

  const logged = (entry: object) => (): Response =>
    Response.json({
      data: {
        issue: {
          createdAt: '2026-11-20T09:00:00.000Z',
          creator: null,
          history: {
            nodes: [
              {
                createdAt: '2026-11-20T09:05:00.000Z',
                actor: null,
                botActor: null,
                addedLabels: [{ name: 'sluice' }],
                ...entry,
              },
            ],
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        },
      },
    });
  test.each([
    { given: 'an automation', entry: {}, actor: { id: '', kind: 'bot' } },
    {
      given: 'an integration',
      entry: { botActor: { id: 'b1', name: 'GitHub' } },
      actor: { id: 'b1', name: 'GitHub', kind: 'bot' },
    },
    {
      given: 'an app',
      entry: { actor: { id: 'a1', name: 'Sluice', email: 'x@oauthapp.linear.app' } },
      actor: { id: 'a1', kind: 'bot' },
    },
  ])('$given is no person, not even the author', async ({ entry, actor }) => {
    const { poller } = lab.backend({ between: logged(entry) });
    const ref = { ...(await lab.issue()), title: '', description: '', labels: [], assignees: [] };
    const author = { id: 'ann', name: 'Ann', kind: 'person', standing: 'member' } as const;
    const history = await poller?.history({ ...ref, author, type: 'issue', open: true });
    expect(history).toMatchObject([
      { change: { kind: 'labeled', label: 'sluice' }, actor },
      { change: { kind: 'opened' }, actor: { id: '', kind: 'bot' } },
    ]);
  });

  test('of an issue in the bin → not_found', async () => {
    const ref = await lab.issue();
    const { ticket } = await lab.backend().look(ref, []);
    await lab.ask('mutation ($id: String!) { issueDelete(id: $id) { success } }', { id: ref.id });
    await expect(lab.backend().poller?.history(ticket)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

const SHARED = process.env.SLUICE_SHARED;
(SHARED ? test : test.skip)('every request that was sent here is valid for Linear', () => {
  expect(new Set(lab.sent.map(nameOf))).toEqual(
    new Set(['Poll', 'Probe', 'History', 'Look', 'Stand', 'Labels', 'CreateLabel', 'UpdateIssue']),
  );
  expect(lab.sent.flatMap(linearSchema(SHARED ?? ''))).toEqual([]);
});
