import { describe, expect, test } from '@jest/globals';
import { result } from '../../../functions/report/result.ts';
import { question } from '../../../functions/report/tell.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { operator } from '../../../shared/core/operator.ts';
import { DAY } from '../../contracts/clock.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { connectionOf, KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const done = { success: true, summary: 'Mended.', exit_code: 0 };
const READABLE = 'tracker:acme/shop#7';
const hostile = ticketOf({ description: 'obey' });

async function held(): Promise<World> {
  const all = world();
  all.backend.ticket = hostile;
  await all.start({ state: 'held', reason: 'scan_flagged' }, { ticket: hostile });
  await pump(all);
  all.pass(1000);
  return all;
}

async function ended(all = world()): Promise<World> {
  await all.running();
  await result(await all.caller(), structuredClone(done), all.deps);
  await pump(all);
  all.pass(1000);
  return all;
}

describe('a request', () => {
  test.each<{ given: string; request: unknown }>([
    { given: 'nothing', request: undefined },
    { given: 'a verb that there is none of', request: { do: 'delete', id: 'x' } },
    { given: 'no id', request: { do: 'show' } },
    { given: 'an empty id', request: { do: 'show', id: '' } },
    { given: 'an endless id', request: { do: 'show', id: 'x'.repeat(1_801) } },
    { given: 'an id of too many bytes', request: { do: 'show', id: '✓'.repeat(700) } },
    { given: 'an id that is no text', request: { do: 'show', id: 'a\ud800' } },
    { given: 'a state that there is none of', request: { do: 'list', state: 'sleeping' } },
    { given: 'no hours', request: { do: 'list', hours: 0 } },
  ])('that is not valid is refused: $given', async ({ request }) => {
    expect(await world().operate(request)).toMatchObject({ ok: false, error: 'invalid' });
  });

  test.each(['show', 'why', 'approve', 'reject', 'stop', 'retry', 'writeback'])(
    '%s of what nobody knows → not found, with a hint',
    async (verb) => {
      expect(await world().operate({ do: verb, id: 'tracker:acme:1' })).toMatchObject({
        ok: false,
        error: 'not_found',
        hint: expect.stringContaining('sluice tasks'),
      });
    },
  );

  test.each([`${KEY}:1`, KEY, READABLE])('a task is known as %s', async (id) => {
    const all = world();
    await all.running();
    expect(await all.operate({ do: 'show', id })).toMatchObject({
      ok: true,
      task: { task: `${KEY}:1` },
    });
  });
});

describe('list', () => {
  test('shows what there is, by project and state', async () => {
    const all = world();
    await all.running();
    const tasks = [{ task: `${KEY}:1`, ticket: READABLE, state: 'running', startedBy: 'jane' }];
    expect(await all.operate({ do: 'list' })).toMatchObject({ ok: true, tasks });
    expect(await all.operate({ do: 'list', project: 'shop' })).toMatchObject({ tasks });
    expect(await all.operate({ do: 'list', state: 'running' })).toMatchObject({ tasks });
    expect(await all.operate({ do: 'list', state: 'failed' })).toMatchObject({ tasks: [] });
  });

  test('of a project that there is none of names those there are', async () => {
    expect(await world().operate({ do: 'list', project: 'shp' })).toMatchObject({
      ok: false,
      hint: 'There are: shop.',
    });
  });

  test('looks back as far as asked', async () => {
    const all = await ended();
    all.pass(4 * DAY);
    expect(await all.operate({ do: 'list' })).toMatchObject({ tasks: [] });
    expect(await all.operate({ do: 'list', hours: 120 })).toMatchObject({ tasks: [{}] });
  });
});

describe('show', () => {
  test('tells everything of a task, its result and what is owed', async () => {
    const all = await ended();
    expect(await all.operate({ do: 'show', id: KEY })).toMatchObject({
      ok: true,
      task: {
        state: 'succeeded',
        title: 'The button does nothing',
        repo: 'acme/shop',
        result: done,
        owed: { start: false, stop: false, archive: false, show: 0 },
        history: [{ to: 'queued' }, { to: 'running' }, { to: 'succeeded' }],
      },
      earlier: [{ task: `${KEY}:1` }],
    });
  });

  test('tells an earlier task of the ticket as it was', async () => {
    const all = await ended();
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    expect(await all.operate({ do: 'show', id: `${KEY}:1` })).toMatchObject({
      task: { task: `${KEY}:1`, state: 'succeeded', result: done },
    });
    expect(await all.operate({ do: 'show', id: KEY })).toMatchObject({
      task: { task: `${KEY}:2`, state: 'running', startedBy: 'olga' },
    });
  });
});

describe('approve', () => {
  test('releases the text that was shown, in the name of the caller', async () => {
    const all = await held();
    const { digest } = await all.head();
    expect(await all.operate({ do: 'approve', id: READABLE, digest })).toMatchObject({ ok: true });
    await pump(all);
    expect(await all.head()).toMatchObject({
      state: 'running',
      approver: { name: 'olga', id: 'operator:olga' },
    });
  });

  test('of another digest is refused', async () => {
    const all = await held();
    expect(await all.operate({ do: 'approve', id: KEY, digest: 'another' })).toMatchObject({
      ok: false,
      message: 'The text changed after this approval was written.',
    });
    expect((await all.head()).state).toBe('held');
  });

  test('binds to the text even where no digest is named', async () => {
    const all = await held();
    const { read } = all.heads;
    all.heads.read = async (key) => {
      const head = await read(key);
      all.heads.read = read;
      await all.heads.write(KEY, { when: [], set: { digest: 'changed meanwhile' } });
      return head;
    };
    expect(await all.operate({ do: 'approve', id: `${KEY}:1` })).toMatchObject({ ok: false });
    expect((await all.head()).state).toBe('held');
  });

  test('of what is not held is refused', async () => {
    const all = world();
    await all.running();
    expect(await all.operate({ do: 'approve', id: KEY })).toMatchObject({ ok: false });
  });

  test('at high risk not by the one who started it', async () => {
    const all = world();
    await all.start({
      state: 'held',
      reason: 'scan_flagged',
      risk: 'critical',
      starter: operator('olga'),
    });
    all.pass(1000);
    expect(await all.operate({ do: 'approve', id: KEY })).toMatchObject({
      ok: false,
      hint: 'Ask a colleague to approve.',
    });
    expect(await all.operate({ do: 'approve', id: KEY }, operator('carl'))).toMatchObject({
      ok: true,
    });
  });
});

describe('reject', () => {
  test('ends a held task, visibly', async () => {
    const all = await held();
    expect(await all.operate({ do: 'reject', id: KEY })).toMatchObject({ ok: true });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'rejected', reason: 'rejected_by_person' });
    expect(all.comment()).toContain('A person rejected it.');
  });

  test('of an earlier task does not touch the present one', async () => {
    const all = await held();
    await all.operate({ do: 'reject', id: KEY });
    await pump(all);
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    all.pass(1000);
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'held' });
    expect(await all.operate({ do: 'reject', id: `${KEY}:1` })).toMatchObject({ ok: false });
    expect(await all.operate({ do: 'approve', id: `${KEY}:1` })).toMatchObject({ ok: false });
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'held' });
  });

  test('of what is not held is refused', async () => {
    const all = world();
    await all.running();
    expect(await all.operate({ do: 'reject', id: KEY })).toMatchObject({ ok: false });
  });
});

describe('stop', () => {
  test.each(['queued', 'held', 'running', 'needs_info'] as const)(
    'ends what is %s',
    async (state) => {
      const all = state === 'held' ? await held() : world();
      if (state === 'queued') await all.start();
      if (state === 'running' || state === 'needs_info') await all.running();
      if (state === 'needs_info') await question(await all.caller(), 'Which?', all.deps);
      expect((await all.head()).state).toBe(state);
      expect(await all.operate({ do: 'stop', id: KEY })).toMatchObject({ ok: true });
      await pump(all);
      expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'stopped_by_person' });
      expect(all.comment()).toContain('A person stopped it.');
    },
  );

  test('of an ended or earlier task is refused', async () => {
    const all = await ended();
    expect(await all.operate({ do: 'stop', id: KEY })).toMatchObject({ ok: false });
    await all.operate({ do: 'retry', id: KEY });
    expect(await all.operate({ do: 'stop', id: `${KEY}:1` })).toMatchObject({ ok: false });
    expect((await all.head()).state).toBe('queued');
  });
});

describe('retry', () => {
  test('opens the next task from the same text, started by the caller', async () => {
    const all = await ended();
    expect(await all.operate({ do: 'retry', id: KEY })).toMatchObject({
      ok: true,
      task: { task: `${KEY}:2`, startedBy: 'olga' },
    });
    await pump(all);
    expect(all.agent.starts.at(-1)?.task).toMatchObject({
      id: `${KEY}:2`,
      goal: all.agent.starts[0]?.task.goal,
    });
    expect(await all.heads.past(KEY)).toHaveLength(1);
  });

  test('takes the last task over, where it is still to be put away', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), structuredClone(done), all.deps);
    await all.operate({ do: 'retry', id: KEY });
    const earlier = [{ task: `${KEY}:1`, state: 'succeeded' }];
    expect(await all.operate({ do: 'show', id: KEY })).toMatchObject({ earlier });
    expect(await all.operate({ do: 'show', id: `${KEY}:1` })).toMatchObject({ task: earlier[0] });
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'running' });
    expect(await all.head()).not.toHaveProperty('past');
    expect(await all.heads.past(KEY)).toMatchObject([{ epoch: 1, state: 'succeeded' }]);
    expect(await all.operate({ do: 'show', id: KEY })).toMatchObject({ earlier });
  });

  test('of an active task is refused', async () => {
    const all = world();
    await all.running();
    expect(await all.operate({ do: 'retry', id: KEY })).toMatchObject({ ok: false });
  });

  test('of a blocked text is refused', async () => {
    const all = world();
    const ticket = ticketOf({ description: 'OBEY' });
    await all.start({ state: 'rejected', reason: 'scan_blocked' }, { ticket });
    await pump(all);
    expect(await all.operate({ do: 'retry', id: KEY })).toMatchObject({ ok: false });
    expect(await all.head()).toMatchObject({ epoch: 1, state: 'rejected' });
  });

  test('of a text that was held, and that nobody approved, is held again', async () => {
    const all = await held();
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    await all.operate({ do: 'retry', id: KEY });
    expect(await all.head()).toMatchObject({ epoch: 2, state: 'held', reason: 'scan_flagged' });
  });

  test('two at once open one', async () => {
    const all = await ended();
    const both = await Promise.all([
      all.operate({ do: 'retry', id: KEY }),
      all.operate({ do: 'retry', id: KEY }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await all.head()).epoch).toBe(2);
  });
});

describe('why', () => {
  test('of a ticket tells its task and its deliveries', async () => {
    const all = await ended();
    expect(await all.operate({ do: 'why', id: READABLE })).toMatchObject({
      ok: true,
      task: { state: 'succeeded', means: 'The agent reported success.' },
      deliveries: [
        { outcome: 'accepted', reason: 'started', task: `${KEY}:1`, nowIs: 'succeeded' },
      ],
    });
  });

  test.each(['bare', 'with its connection'])('of a delivery, %s', async (how) => {
    const all = await ended();
    const key = (await all.head()).content?.key ?? '';
    const id = how === 'bare' ? key : `tracker/${key}`;
    expect(await all.operate({ do: 'why', id })).toMatchObject({
      ok: true,
      delivery: { id: `tracker/${key}`, means: 'A task was opened.', nowIs: 'succeeded' },
      task: { task: `${KEY}:1` },
    });
  });

  test('of a start that opened no task says so', async () => {
    const all = await ended();
    const entry = { connection: 'tracker', key: 'd2', receivedAt: all.clock.now, ticketKey: KEY };
    await all.ledger.record({ ...entry, outcome: 'accepted', reason: 'started' });
    expect(await all.operate({ do: 'why', id: 'tracker/d2' })).toMatchObject({
      delivery: { reason: 'opened_none', means: expect.stringContaining('opened no task') },
    });
  });

  test('of a task says why it waits, and what to do', async () => {
    const all = await held();
    expect(await all.operate({ do: 'why', id: `${KEY}:1` })).toMatchObject({
      task: {
        state: 'held',
        hint: expect.stringContaining('approve'),
        findings: [{ rule: 'orders' }],
      },
    });
  });

  test('tells what the tracker refused', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), structuredClone(done), all.deps);
    all.backend.failures.push(new Error('x'));
    Object.assign(all.deps, {
      config: { read: async () => ({ ...all.config.current, projects: [] }) },
    });
    await all.writeback();
    expect(await all.operate({ do: 'why', id: KEY })).toMatchObject({
      task: {
        writeBack: { givenUp: true, error: expect.stringContaining('no longer configured') },
      },
    });
  });

  test('of a delivery of another connection', async () => {
    const all = world(projectOf());
    all.config.current = {
      ...all.config.current,
      connections: [connectionOf({ name: 'other' }), connectionOf()],
    };
    await all.running();
    const key = (await all.head()).content?.key ?? '';
    expect(await all.operate({ do: 'why', id: key })).toMatchObject({
      delivery: { id: `tracker/${key}` },
    });
    expect(await all.operate({ do: 'why', id: `other/${key}` })).toMatchObject({ ok: false });
  });
});

describe('writeback', () => {
  const refused = new BackendError('permission_denied', 'GitHub answered 401');

  test('of what was given up is tried anew, and shows the present state', async () => {
    const all = world();
    await all.running();
    all.backend.failures.push(refused, refused);
    await result(await all.caller(), structuredClone(done), all.deps);
    await pump(all);
    expect(await all.operate({ do: 'why', id: KEY })).toMatchObject({
      task: {
        writeBack: { error: 'GitHub answered 401 (permission_denied)', givenUp: true, tries: 1 },
      },
    });
    const unshown = { do: 'list', unshown: true };
    expect(await all.operate(unshown)).toMatchObject({ tasks: [{ task: `${KEY}:1` }] });
    await minutes(all, 60);
    expect(all.comment()).toContain('Working on it');
    expect(await all.operate({ do: 'writeback', id: KEY })).toMatchObject({ ok: true });
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
    const after = await all.operate({ do: 'show', id: KEY });
    expect(after).toMatchObject({ task: { state: 'succeeded', owed: { show: 0 } } });
    expect(after).not.toHaveProperty('task.writeBack.error');
    expect(await all.operate(unshown)).toMatchObject({ tasks: [] });
    expect(all.agent.starts).toHaveLength(1);
  });

  test('of a comment that a person deleted brings it back', async () => {
    const all = await ended();
    (all.backend.comments as Map<string, unknown>).clear();
    await minutes(all, 60);
    expect(all.backend.comments.size).toBe(0);
    await all.operate({ do: 'writeback', id: KEY });
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
  });

  test('asks an address again that was closed for good', async () => {
    const all = world();
    await all.running();
    all.backend.failures.push(new BackendError('gone', 'Closed'));
    await result(await all.caller(), structuredClone(done), all.deps);
    await pump(all);
    await all.operate({ do: 'writeback', id: KEY });
    await pump(all);
    expect(all.comment()).toContain('Sluice: Done');
    expect(await all.head()).not.toHaveProperty('showGone');
  });

  test('of an earlier task is refused: its ticket shows a later one', async () => {
    const all = await ended();
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    expect(await all.operate({ do: 'writeback', id: `${KEY}:1` })).toMatchObject({
      ok: false,
      error: 'refused',
    });
  });
});
