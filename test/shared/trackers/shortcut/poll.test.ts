import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { openShortcut } from './contract-server.ts';
import type { Json } from './letters.ts';
import { SLUICE } from './letters.ts';
import { shortcutSchema } from './shortcut-schema.ts';

let there: Awaited<ReturnType<typeof openShortcut>>;
beforeAll(async () => {
  there = await openShortcut();
});
afterEach(() => expect(there.problems?.()).toEqual([]));
afterAll(() => there.stop());

/** A poller that tells what it asks. */
function watched() {
  const asked: string[] = [];
  const watch: typeof fetch = (input, init) => {
    asked.push(`${init?.method} ${new URL(String(input)).pathname}`);
    return fetch(input, init);
  };
  const { poller } = there.backend({ fetch: watch });
  if (!poller) throw new Error('Shortcut is polled');
  return { poller, asked };
}

test('while nothing matches it asks twice, and once where the label is not there', async () => {
  const { poller, asked } = watched();
  const none = queryOf(there, { labels: ['nobody-has-it'] });
  expect(await poller.pollReadyTickets(none)).toMatchObject({ tickets: [], unchanged: false });
  expect(asked.splice(0)).toEqual(['GET /api/v3/labels']);
  there.place.labelOf('idle');
  const idle = queryOf(there, { labels: ['idle'] });
  await poller.pollReadyTickets(idle);
  expect(asked).toEqual(['GET /api/v3/labels', 'POST /api/v3/stories/search']);
});

test('what did not fit is found by the next poll', async () => {
  const { poller } = watched();
  const labels = ['many'];
  const [first, second] = [await there.create({ labels }), await there.create({ labels })];
  const query = queryOf(there, { labels, maxResults: 1 });
  const { cursor, ...one } = await poller.pollReadyTickets(query);
  expect(one.tickets.map(({ ticket }) => ticket.id)).toEqual([second.id]);
  expect(cursor).toBeUndefined();
  await there.label(second, 'many', false);
  const { tickets } = await poller.pollReadyTickets(query);
  expect(tickets.map(({ ticket }) => ticket.id)).toEqual([first.id]);
});

test('a team, a project and a state are minded', async () => {
  const { poller } = watched();
  const labels = ['minded'];
  const { id } = await there.create({ labels });
  Object.assign(there.place.stories.get(Number(id)), { epic_id: 23 });
  const found = async (different: object) =>
    (await poller.pollReadyTickets(queryOf(there, { labels, ...different }))).tickets.length;
  expect(await found({ teams: ['checkout'] })).toBe(1);
  expect(await found({ teams: ['design'] })).toBe(0);
  expect(await found({ projects: ['23'] })).toBe(1);
  expect(await found({ projects: ['24'] })).toBe(0);
  expect(await found({ statuses: ['ready for development'] })).toBe(1);
  expect(await found({ statuses: ['In Development'] })).toBe(0);
});

test('stories of a workspace that the connection does not speak for are left', async () => {
  const { poller } = watched();
  const { id } = await there.create({ labels: ['foreign'] });
  const story: Json = there.place.stories.get(Number(id));
  story.app_url = story.app_url.replace('harbor-goods', 'others');
  const { tickets } = await poller.pollReadyTickets(queryOf(there, { labels: ['foreign'] }));
  expect(tickets).toEqual([]);
});

test('a history is what webhooks told, to the millisecond', async () => {
  const ref = await there.create({ labels: ['bug'] });
  await there.label(ref, 'sluice', true);
  const story: Json = there.place.stories.get(Number(ref.id));
  const [created, labelled] = story.history;
  await there.backend().markInProgress(ref);
  const { ticket } = await there.backend().look(ref, []);
  expect(await watched().poller.history(ticket)).toMatchObject([
    { change: { kind: 'moved', status: 'In Development' }, own: true, actor: { id: SLUICE } },
    { change: { kind: 'labeled', label: 'sluice-in-progress' }, own: true },
    {
      change: { kind: 'labeled', label: 'sluice' },
      own: false,
      at: Date.parse(labelled.changed_at),
    },
    { change: { kind: 'opened' }, own: false, at: Date.parse(created.changed_at) },
    { change: { kind: 'labeled', label: 'bug' }, at: Date.parse(created.changed_at) },
  ]);
});

const SHARED = process.env.SLUICE_SHARED;
(SHARED ? test : test.skip)('what is against Shortcut’s description is found', () => {
  const judge = shortcutSchema(SHARED ?? '');
  const query = new URLSearchParams();
  const path = '/api/v3/stories/bulk';
  const right = { method: 'PUT', path, query, body: { story_ids: [1] }, status: 200, answer: [] };
  expect(judge(right)).toEqual([]);
  expect(judge({ ...right, method: 'PATCH' })).toHaveLength(1);
  expect(judge({ ...right, body: { story_ids: ['1'] } })).toHaveLength(1);
  expect(judge({ ...right, body: { story_ids: [1], labels: [] } })).toHaveLength(1);
  expect(judge({ ...right, answer: [{ id: 1 }] })).toHaveLength(1);
  expect(judge({ ...right, status: 201 })).toHaveLength(1);
  expect(judge({ ...right, query: new URLSearchParams('a=1') })).toHaveLength(1);
});
