import { describe, expect, test } from '@jest/globals';
import type { Looks } from '../../../functions/sweep/looks/look-at-all.ts';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { change } from '../../../shared/core/change.ts';
import type { Start } from '../../../shared/core/changes/start.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { MINUTE } from '../../contracts/clock.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import { pump } from '../../support/world/pump.ts';
import { KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const MARK = 'sluice-in-progress';

/** One tick as the deployed sweep has it; what it sends is delivered. Answers the looks that were made. */
async function tick(all: World): Promise<Looks> {
  const toLook: Head[] = [];
  await sweep({ ...all.deps, look: (head) => toLook.push(head) });
  const looks = await lookAtAll(toLook, all.deps);
  await pump(all);
  return looks;
}

/** Ticks go by, the agent alive, as long as they must find what happened; the looks that were made. */
async function quarterOfAnHour(all: World): Promise<number> {
  let looks = 0;
  for (let minute = 0; minute < 15; minute++) {
    all.pass(MINUTE);
    await alive(all);
    const { left, ...made } = await tick(all);
    looks += Object.values(made).reduce((sum, count) => sum + count, 0) - left;
  }
  return looks;
}

/** What a heartbeat does. */
async function alive(all: World): Promise<void> {
  if ((await all.head()).state !== 'running') return;
  await all.heads.write(KEY, {
    when: [],
    set: { lease: all.clock.now + 5 * MINUTE },
    remove: ['startBy'],
  });
}

async function running(start: Partial<Start> = {}, project = projectOf(), ticket = ticketOf()) {
  const all = world(project);
  all.backend.ticket = ticket;
  await all.start({ canLook: true, ...start }, { ticket });
  await pump(all);
  expect(await all.head()).toMatchObject({ state: 'running', markedAs: MARK });
  all.backend.ticket = { ...ticket, labels: [MARK] };
  return all;
}

describe('a running task', () => {
  test.each<{ given: string; now: Partial<Ticket>; reason: string }>([
    { given: 'closed', now: { open: false }, reason: 'closed' },
    { given: 'unlabelled', now: { labels: [] }, reason: 'label_removed' },
  ])('its ticket $given unheard → stopped within a quarter of an hour', async ({ now, reason }) => {
    const all = await running();
    all.backend.ticket = { ...all.backend.ticket, ...now };
    await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason });
    expect(all.agent.stops).toHaveLength(1);
    expect(all.comment()).toContain('Stopped');
  });

  test('its ticket deleted unheard → stopped', async () => {
    const all = await running();
    all.backend.look = () => Promise.reject(new BackendError('not_found', 'gone'));
    await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'deleted' });
    expect(all.agent.stops).toHaveLength(1);
  });

  test('unassigned unheard → stopped', async () => {
    const project = projectOf({ intake: { labels: [], assignee: 'robo' } });
    const ticket = ticketOf({ labels: [], assignees: ['robo'] });
    const all = await running({ trigger: 'assignee' }, project, ticket);
    all.backend.ticket = { ...all.backend.ticket, assignees: [] };
    await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'unassigned' });
  });

  test('as it was → goes on, with one look in ten minutes', async () => {
    const all = await running();
    all.backend.calls.length = 0;
    let looks = 0;
    for (let quarter = 0; quarter < 4; quarter++) looks += await quarterOfAnHour(all);
    expect(looks).toBe(6);
    expect((await all.head()).state).toBe('running');
    expect(all.backend.calls).toEqual(Array.from({ length: 6 }, () => 'look'));
  });

  test('the assignee that the project asks for changed, not the ticket → goes on', async () => {
    const project = projectOf({ intake: { labels: [], assignee: 'robo' } });
    const ticket = ticketOf({ labels: [], assignees: ['robo'] });
    const all = await running({ trigger: 'assignee' }, project, ticket);
    const changed = projectOf({ intake: { labels: [], assignee: 'robo-2' } });
    all.config.current = { ...all.config.current, projects: [changed] };
    await quarterOfAnHour(all);
    expect((await all.head()).state).toBe('running');
  });

  test('the in-progress label has another name since → goes on', async () => {
    const all = await running();
    const [connection] = all.config.current.connections;
    const labels = { trigger: 'sluice', inProgress: 'at-work', failed: 'failed' };
    if (connection)
      all.config.current = { ...all.config.current, connections: [{ ...connection, labels }] };
    await quarterOfAnHour(all);
    expect((await all.head()).state).toBe('running');
  });

  test('the tracker is down, or refuses → goes on, and the next look finds it', async () => {
    const all = await running();
    all.backend.ticket = { ...all.backend.ticket, open: false };
    all.backend.failures.push(unavailable(), new BackendError('permission_denied', 'no'));
    await quarterOfAnHour(all);
    await quarterOfAnHour(all);
    expect((await all.head()).state).toBe('cancelled');
  });

  /** A tick at which the look is due, and this happens while the tracker is asked. */
  async function tickDuring(all: World, during: () => Promise<unknown>): Promise<Looks> {
    all.pass(10 * MINUTE);
    await alive(all);
    all.backend.meanwhile = async (call) => {
      if (call === 'look') await during();
    };
    return tick(all);
  }

  const progress = async (all: World) => {
    const head = await all.head();
    await all.heads.write(
      KEY,
      change(head, all.clock.now, { set: { progress: 'nearly' }, show: true }),
    );
  };

  test.each([
    { given: 'a heartbeat', did: alive },
    { given: 'progress', did: progress },
  ])(
    '$given between the look and its stop → stopped all the same, by one look',
    async ({ did }) => {
      const all = await running();
      all.backend.ticket = { ...all.backend.ticket, open: false };
      all.backend.calls.length = 0;
      expect(await tickDuring(all, () => did(all))).toMatchObject({ changed: 0, stopped: 1 });
      expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'closed' });
      expect(all.backend.calls.filter((call) => call === 'look')).toHaveLength(1);
    },
  );

  test('a heartbeat between the look and its stop, the label gone → stopped all the same', async () => {
    const all = await running();
    all.backend.ticket = { ...all.backend.ticket, labels: [] };
    expect(await tickDuring(all, () => alive(all))).toMatchObject({ stopped: 1 });
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'label_removed' });
  });

  test('a show owed since the look → no label is missed before it was shown', async () => {
    const all = await running();
    all.backend.ticket = { ...all.backend.ticket, labels: [] };
    expect(await tickDuring(all, () => progress(all))).toMatchObject({ changed: 1, stopped: 0 });
    expect((await all.head()).state).toBe('running');
    await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'label_removed' });
  });

  test.each([
    {
      given: 'a trigger or stop that was consumed',
      set: ({ fence = 0 }: Head) => ({ fence: fence + MINUTE }),
    },
    {
      given: 'a question and its answer',
      set: ({ history = [] }: Head, at: number) => ({
        history: [...history, { at, to: 'running', reason: 'message_delivered' } as const],
      }),
    },
    { given: 'the next attempt', set: ({ attempt = 0 }: Head) => ({ attempt: attempt + 1 }) },
    { given: 'the next task', set: ({ epoch }: Head) => ({ epoch: epoch + 1 }) },
  ])('$given between the look and its stop wins', async ({ set }) => {
    const all = await running();
    all.backend.ticket = { ...all.backend.ticket, open: false };
    const found = await tickDuring(all, async () => {
      await all.heads.write(KEY, { when: [], set: set(await all.head(), all.clock.now) });
    });
    expect(found).toMatchObject({ changed: 1, stopped: 0 });
    expect((await all.head()).state).toBe('running');
  });

  test('our mark is late by half an hour → nobody took it off', async () => {
    const all = world();
    await all.start({ canLook: true });
    await all.dispatch();
    all.backend.ticket = { ...all.backend.ticket, labels: [] };
    const { addComment } = all.backend;
    all.backend.addComment = () => Promise.reject(unavailable());
    for (let minute = 0; minute < 30; minute++) {
      all.pass(MINUTE);
      await alive(all);
      await tick(all);
    }
    expect(await all.head()).toMatchObject({ state: 'running' });
    expect(await all.head()).not.toHaveProperty('markedAt');
    all.backend.addComment = addComment;
    all.backend.ticket = { ...all.backend.ticket, labels: [MARK] };
    for (let hour = 0; hour < 4; hour++) await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'running', markedAs: MARK });
  });

  test('a stop that a look brought leaves room for the trigger that was missed with it', async () => {
    const all = await running();
    const relabelled = all.clock.now + 2 * MINUTE;
    all.backend.ticket = { ...all.backend.ticket, labels: ['sluice'] };
    await quarterOfAnHour(all);
    expect((await all.head()).state).toBe('cancelled');
    all.backend.ticket = { ...all.backend.ticket, labels: ['sluice'] };
    await all.start({ canLook: true, at: relabelled });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'running', epoch: 2 });
  });
});

describe('a held task', () => {
  const hold = async () => {
    const all = world();
    await all.start({ canLook: true, state: 'held', reason: 'scan_flagged' });
    await pump(all);
    return all;
  };

  test.each<{ given: string; now: Partial<Ticket>; reason: string }>([
    { given: 'closed', now: { open: false }, reason: 'closed' },
    { given: 'unlabelled', now: { labels: [] }, reason: 'trigger_gone' },
  ])('its ticket $given unheard → stopped', async ({ now, reason }) => {
    const all = await hold();
    all.backend.ticket = { ...all.backend.ticket, ...now };
    await quarterOfAnHour(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason });
  });

  test('as it was → stays held', async () => {
    const all = await hold();
    await quarterOfAnHour(all);
    expect((await all.head()).state).toBe('held');
  });
});

test('a ticket at which nobody can look is not asked for', async () => {
  const all = await running({ canLook: false });
  all.backend.calls.length = 0;
  expect(await quarterOfAnHour(all)).toBe(0);
  expect(all.backend.calls).toEqual([]);
  expect(await all.head()).not.toHaveProperty('lookAt');
});

test('two sweeps at once look once', async () => {
  const all = await running();
  all.pass(10 * MINUTE);
  await alive(all);
  all.backend.calls.length = 0;
  await Promise.all([tick(all), tick(all), tick(all)]);
  expect(all.backend.calls.filter((call) => call === 'look')).toHaveLength(1);
});

test('a task that a person opened again is looked at like the first', async () => {
  const all = await running();
  await all.operate({ do: 'stop', id: KEY });
  await pump(all);
  await all.operate({ do: 'retry', id: KEY });
  await pump(all);
  expect(await all.head()).toMatchObject({ state: 'running', epoch: 2 });
  all.backend.ticket = { ...all.backend.ticket, open: false };
  await quarterOfAnHour(all);
  expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'closed' });
});
