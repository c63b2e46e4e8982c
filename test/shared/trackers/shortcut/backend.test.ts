import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackendSettings } from '../../../../shared/core/backend.ts';
import { shortcutBackend } from '../../../../shared/trackers/shortcut/backend.ts';
import { STICKY, SUCCESS } from '../../../contracts/tracker/calls.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { openShortcut } from './contract-server.ts';
import type { Json } from './letters.ts';
import { ANN, BOB, SLUICE } from './letters.ts';
import { PEOPLE } from './workspace.ts';

let there: Awaited<ReturnType<typeof openShortcut>>;
beforeAll(async () => {
  there = await openShortcut();
});
afterEach(() => expect(there.problems?.()).toEqual([]));
afterAll(() => there.stop());

const story = (id: string): Json => there.place.stories.get(Number(id));
const state = (id: string) => story(id).workflow_state_id;
const backend = (settings: Partial<BackendSettings> = {}, fetched = fetch) =>
  there.backend({ settings, fetch: fetched });

describe('the workflow state', () => {
  const READY = 501;
  const [DOING, REVIEW, DONE, DROPPED] = [502, 503, 504, 505];

  test.each([
    { given: 'no name', from: READY, states: {}, to: DOING },
    { given: 'no name, in review', from: REVIEW, states: {}, to: REVIEW },
    { given: 'a name', from: READY, states: { inProgress: 'ready for REVIEW' }, to: REVIEW },
    {
      given: 'a name, ended',
      from: DROPPED,
      states: { inProgress: 'In Development' },
      to: DROPPED,
    },
  ])('in progress, $given', async ({ from, states, to }) => {
    const { id, ...ref } = await there.create();
    story(id).workflow_state_id = from;
    await backend({ states }).markInProgress({ id, ...ref });
    expect(state(id)).toBe(to);
  });

  test.each([
    { given: 'neither is wished', settings: {}, to: DOING },
    { given: 'it is to be closed', settings: { close: true }, to: DONE },
    { given: 'a name', settings: { states: { completed: 'dropped' } }, to: DROPPED },
  ])('completed, $given', async ({ settings, to }) => {
    const ref = await there.create();
    story(ref.id).workflow_state_id = DOING;
    await backend(settings).markComplete(ref, SUCCESS);
    expect(state(ref.id)).toBe(to);
  });

  test('is one of the story’s own workflow', async () => {
    const ref = await there.create();
    Object.assign(story(ref.id), { workflow_id: 600, workflow_state_id: 601 });
    await backend().markInProgress(ref);
    expect(state(ref.id)).toBe(602);
    await backend({ close: true }).markComplete(ref, SUCCESS);
    expect(state(ref.id)).toBe(604);
  });

  test('that is not there → all names, and the labels change all the same', async () => {
    const ref = await there.create({ labels: ['sluice'] });
    const call = backend({ states: { inProgress: 'Doing' } }).markInProgress(ref);
    await expect(call).rejects.toMatchObject({
      kind: 'invalid_argument',
      message: expect.stringContaining(
        'it has Backlog, Ready for Development, In Development, Ready for Review, Done, Dropped',
      ),
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

test('an archived story is not moved, and is not open', async () => {
  const ref = await there.create();
  story(ref.id).archived = true;
  await backend().markInProgress(ref);
  expect(state(ref.id)).toBe(501);
  expect((await backend().look(ref, [])).ticket.open).toBe(false);
});

test('a look shows owners by every name, the team, links and rights by role', async () => {
  const ref = await there.create({ assigned: true });
  const link = 'https://github.com/harbor-goods/shop';
  Object.assign(story(ref.id), { external_links: [link], epic_id: 23, description: 'A' });
  const actors = [ANN, BOB, PEOPLE.eye, PEOPLE.gone, 'x'].map((id) => ({ id, name: '' }));
  const { ticket, permissions } = await backend().look(ref, actors);
  expect(ticket).toMatchObject({
    assignees: ['ann', 'Ann Lee', ANN],
    teams: ['Checkout', 'checkout', expect.any(String)],
    trackerProjects: ['23'],
    description: `A\n\n${link}`,
    status: 'Ready for Development',
  });
  expect(permissions).toEqual({
    [ANN]: 'write',
    [BOB]: 'admin',
    [PEOPLE.eye]: 'read',
    [PEOPLE.gone]: 'none',
    x: 'none',
  });
});

describe('the comment', () => {
  test('is named for programs and marked out of sight', async () => {
    const ref = await there.create();
    await backend().addComment(ref, STICKY);
    expect(story(ref.id).comments).toMatchObject([
      {
        external_id: `sluice:${STICKY.marker}`,
        author_id: SLUICE,
        text: `Working on it.\n\n[//]: # (sluice:${STICKY.marker})`,
      },
    ]);
  });

  test('of a colleague who used our name for it is left alone', async () => {
    const ref = await there.create();
    there.place.comment(ANN, story(ref.id), {
      text: 'Mine',
      external_id: `sluice:${STICKY.marker}`,
    });
    await backend().addComment(ref, STICKY);
    expect(story(ref.id).comments.map(({ text }: Json) => text)).toEqual([
      'Mine',
      expect.stringContaining('Working on it.'),
    ]);
  });

  test('keeps its end when it is too long', async () => {
    const ref = await there.create();
    await backend().addComment(ref, { ...STICKY, body: '🐛'.repeat(60_000) });
    const [{ text }] = story(ref.id).comments;
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(text).toMatch(/🐛…\n\n\[\/\/\]: # \(sluice:/);
  });
});

test('without a token → what to write', async () => {
  const ref = await there.create();
  const made = shortcutBackend.create({
    connection: { name: 'shortcut', secrets: [], callbackHosts: [] },
    credentials: undefined,
    settings: { labels: LABELS, states: {}, close: false },
    fetch,
  });
  await expect(made.look(ref, [])).rejects.toMatchObject({
    kind: 'permission_denied',
    message: expect.stringContaining('credentials'),
  });
});

test.each(['../members', '7/comments', '', '-1', '0x1'])(
  'a ticket %j names no path',
  async (id) => {
    const ref = { ...(await there.create()), id };
    await expect(backend().look(ref, [])).rejects.toMatchObject({ kind: 'invalid_argument' });
  },
);
