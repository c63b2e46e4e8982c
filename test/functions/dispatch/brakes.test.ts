import { describe, expect, test } from '@jest/globals';
import type { Brake } from '../../../shared/core/brake.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Project } from '../../../shared/core/project.ts';
import { DAY, HOUR, MINUTE } from '../../contracts/clock.ts';
import { numbers, yard } from '../../support/line/yard.ts';
import { config, project } from '../../support/receive/config.ts';
import { unavailable } from '../../support/world/fake-backend.ts';

const shop = (limits: Partial<Project['limits']> = {}, more: Partial<Project> = {}): Config => {
  const plain = project('github', {}, more);
  return config({
    projects: [{ ...plain, limits: { ...plain.limits, concurrency: 2, ...limits } }],
    agents: ['tester', 'writer'].map((name) => ({ name, kind: 'fake', settings: {} })),
  });
};

describe.each([
  { scope: 'all' },
  { scope: 'connection:github' },
  { scope: 'project:github-shop' },
  { scope: 'agent:tester' },
])('a brake on $scope', ({ scope }) => {
  test('holds what comes, drops nothing, and lets it go in order, at once', async () => {
    const all = yard(shop({ concurrency: 1 }));
    expect(await all.operate({ do: 'pause', scope, reason: 'a freeze' })).toMatchObject({
      ok: true,
      brake: { scope, by: 'olga', reason: 'a freeze' },
    });
    for (const n of numbers(20)) expect((await all.label(n)).body.reason).toBe('started');
    await all.pump();
    expect(all.agent.starts).toHaveLength(0);
    expect(await all.head(20)).toMatchObject({ state: 'queued', reason: 'paused' });
    expect(await all.comment(20)).toContain('No new work is started at the moment.');
    expect(await all.comment(20)).toContain('` a freeze `');
    expect(await all.operate({ do: 'brakes' })).toMatchObject({
      brakes: [{ scope, by: 'olga', waiting: 20 }],
    });

    expect(await all.operate({ do: 'resume', scope })).toMatchObject({ ok: true, woken: 20 });
    // The queue keeps no order.
    await all.pump(() => 0.99);
    while ((await all.running(20)).length > 0) {
      for (const n of await all.running(20)) await all.finish(n);
      await all.pump(() => 0.99);
    }
    expect(all.started()).toEqual(numbers(20));
    expect((await all.head(20)).state).toBe('succeeded');
  });

  test('stops nothing that runs, and the next attempt of it waits', async () => {
    const all = yard(shop({ retries: 1 }));
    await all.label(1);
    await all.pump();
    await all.operate({ do: 'pause', scope });
    await all.minutes(2);
    expect(await all.running(1)).toEqual([1]);
    all.pass(10 * MINUTE);
    await all.minutes(4);
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused', attempt: 1 });
    await all.operate({ do: 'resume', scope });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'running', attempt: 2 });
  });

  test('that is set between claim and hand-over counts', async () => {
    const all = yard(shop());
    await all.label(1);
    const { write } = all.heads;
    all.heads.write = async (key, change) => {
      const written = await write(key, change);
      if (written?.state === 'running') {
        all.heads.write = write;
        await all.operate({ do: 'pause', scope });
      }
      return written;
    };
    await all.pump();
    expect(all.agent.starts).toHaveLength(0);
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused', attempt: 0 });
    expect(await all.slots.taken('github-shop', '', all.given.now)).toBe(0);
    await all.operate({ do: 'resume', scope });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'running', attempt: 1 });
    expect(all.agent.runs.size).toBe(1);
  });

  test('that is set while its agent cannot be reached: told to stop, and tried anew afterwards', async () => {
    const all = yard(shop());
    await all.label(1);
    all.agent.answers.push(new Error('no route to the agent'));
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'running', enqueueOwed: true });
    await all.operate({ do: 'pause', scope });
    await all.minutes(2);
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused' });
    expect(all.agent.stops).toEqual([all.agent.starts[0]?.idempotencyKey]);
    await all.operate({ do: 'resume', scope });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'running', attempt: 2 });
    expect(all.agent.runs.size).toBe(1);
  });
});

describe('brakes', () => {
  test('each is on by itself: what two keep waits for both', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    await all.operate({ do: 'pause', scope: 'agent:tester' });
    await all.label(1);
    await all.pump();
    await all.operate({ do: 'resume', scope: 'all' });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused' });
    await all.operate({ do: 'resume', scope: 'agent:tester' });
    await all.pump();
    expect(await all.running(1)).toEqual([1]);
  });

  test('one on an agent keeps nobody else’s tasks waiting, be they ever so many', async () => {
    const routes = [{ agent: 'writer', labels: ['docs'], words: [] }];
    const all = yard(shop({}, { routes }));
    await all.operate({ do: 'pause', scope: 'agent:tester' });
    for (const n of numbers(3)) await all.label(n);
    await all.label(4, ({ issue }) => issue.labels.push({ id: 9, name: 'docs' }));
    await all.pump();
    expect(await all.running(4)).toEqual([4]);
  });

  test('one on an agent lets the others of the project have the next slot at once', async () => {
    const routes = [{ agent: 'writer', labels: ['docs'], words: [] }];
    const all = yard(shop({ concurrency: 1 }, { routes }));
    for (const n of numbers(3)) await all.label(n);
    await all.label(4, ({ issue }) => issue.labels.push({ id: 9, name: 'docs' }));
    await all.pump();
    await all.operate({ do: 'pause', scope: 'agent:tester' });
    await all.finish(1);
    await all.pump();
    expect(await all.running(4)).toEqual([4]);
  });

  test('a task that leaves its agent’s line for the project’s takes a second look', async () => {
    const all = yard(shop({ concurrency: 1 }));
    await all.slots.take('github-shop', 'another', all.given.now + DAY, 1, all.given.now);
    await all.operate({ do: 'pause', scope: 'agent:tester' });
    await all.label(1);
    await all.pump();
    await all.operate({ do: 'resume', scope: 'agent:tester' });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ reason: 'waiting_for_slot', waitsIn: 'github-shop' });
    await all.slots.release('github-shop', 'another');
    all.pass(2000);
    await all.pump();
    expect(await all.running(1)).toEqual([1]);
  });

  test.each(['all', 'agent:tester'])(
    'a task that joins behind a brake on %s as it is taken off goes on at once',
    async (scope) => {
      const all = yard(shop());
      await all.operate({ do: 'pause', scope });
      await all.label(1);
      const { write } = all.heads;
      all.heads.write = async (key, change) => {
        if (change.set?.reason === 'paused') {
          all.heads.write = write;
          await all.operate({ do: 'resume', scope });
        }
        return write(key, change);
      };
      await all.pump();
      expect(await all.running(1)).toEqual([1]);
    },
  );

  test('a resume wakes some of every project, however many wait in one', async () => {
    const shops = ['one', 'two'].map((name) => ({ ...project('github'), name }));
    const all = yard(config({ projects: shops }));
    const waits = (key: string, waitsIn: string, waitsSince: number) =>
      all.heads.write(key, { when: [], set: { waitsIn, waitsSince } });
    for (const n of numbers(501)) await waits(`many:${n}`, 'one', n);
    await waits('alone', 'two', 502);
    await all.operate({ do: 'resume', scope: 'connection:github' });
    const sent = all.tasks.waiting.map(({ message }) => message.ticket);
    expect(sent.slice(0, 2)).toEqual(['many:1', 'many:2']);
    expect(sent).toContain('alone');
  });

  test('what a brake said is not told of a task that ends after it', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all', reason: 'a freeze' });
    await all.label(1);
    await all.pump();
    all.permissions['jo-otieno'] = 'none';
    await all.operate({ do: 'resume', scope: 'all' });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ reason: 'starter_not_permitted' });
    expect(await all.head(1)).not.toHaveProperty('detail');
  });

  test.each<{ how: string; end: (all: ReturnType<typeof yard>) => Promise<unknown> }>([
    {
      how: 'a person’s stop',
      end: async (all) => all.operate({ do: 'stop', id: (await all.head(1)).key }),
    },
    {
      how: 'its time',
      end: (all) => {
        all.pass(15 * DAY);
        return all.minutes(1);
      },
    },
  ])('what a brake said is not told of a task that $how ended', async ({ end }) => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all', reason: 'a freeze' });
    await all.label(1);
    await all.pump();
    expect(await all.head(1)).toMatchObject({ reason: 'paused', detail: 'a freeze' });
    await end(all);
    expect((await all.head(1)).endedAt).toBeDefined();
    expect(await all.head(1)).not.toHaveProperty('detail');
  });

  test('a brake that is taken off while a claim is taken back keeps nobody waiting for sweep', async () => {
    const freeze = { scope: 'agent:tester', at: 0, by: 'olga' } as const;
    const seen: Brake[][] = [[], [freeze]];
    const all = yard(shop(), (ports) => ({
      ...ports,
      brakes: { ...ports.brakes, read: async () => seen.shift() ?? [] },
    }));
    await all.label(1);
    await all.pump();
    expect((await all.head(1)).history?.map(({ reason }) => reason)).toContain('paused');
    expect(await all.running(1)).toEqual([1]);
  });

  test('a task that waited for a slot goes on behind none that came later', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of [1, 2]) await all.label(n);
    await all.pump();
    await all.operate({ do: 'pause', scope: 'project:github-shop' });
    await all.label(3);
    await all.finish(1);
    await all.pump();
    expect(await all.running(3)).toEqual([]);
    await all.operate({ do: 'resume', scope: 'project:github-shop' });
    await all.pump(() => 0.99);
    expect(await all.running(3)).toEqual([2]);
  });

  test('a task under a brake is not asked about at the tracker again and again', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    await all.label(1);
    await all.pump();
    const writes = all.backend.calls.length;
    await all.minutes(3 * 60);
    expect(all.backend.calls.slice(writes)).toEqual([]);
  });

  test('a task is held for fourteen days and ends visibly', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    await all.label(1);
    await all.pump();
    all.pass(13 * DAY);
    await all.minutes(1);
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused' });
    all.pass(DAY);
    await all.minutes(1);
    expect(await all.head(1)).toMatchObject({ state: 'timed_out', reason: 'hold_expired' });
    expect(await all.comment(1)).toContain('Timed out');
  });

  test('a resume whose messages were lost is said again, and sweep finds them otherwise', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    for (const n of [1, 2]) await all.label(n);
    await all.pump();
    await all.operate({ do: 'resume', scope: 'all' });
    while (all.tasks.take()) {}
    expect(await all.operate({ do: 'resume', scope: 'all' })).toMatchObject({
      ok: false,
      error: 'not_found',
    });
    await all.pump();
    expect(await all.running(2)).toEqual([1, 2]);

    const other = yard(shop());
    await other.operate({ do: 'pause', scope: 'all' });
    await other.label(1);
    await other.pump();
    await other.operate({ do: 'resume', scope: 'all' });
    while (other.tasks.take()) {}
    await other.minutes(3);
    expect(await other.running(1)).toEqual([1]);
  });

  test('a person stops a task that waits behind one', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    await all.label(1);
    await all.pump();
    await all.operate({ do: 'stop', id: (await all.head(1)).key });
    await all.pump();
    expect(await all.head(1)).toMatchObject({ state: 'cancelled' });
    expect(await all.heads.waiting(['github-shop'], 9)).toEqual([]);
  });

  test('one who may not start tasks makes us write nothing, brake or not', async () => {
    const all = yard(shop());
    all.permissions['jo-otieno'] = 'none';
    await all.operate({ do: 'pause', scope: 'all' });
    await all.label(1);
    await all.pump();
    expect(all.backend.calls).toEqual(['look']);
    expect(await all.head(1)).toMatchObject({ state: 'rejected', reason: 'starter_not_permitted' });
  });

  test.each([
    { right: 'write' as const, calls: ['look', 'look', 'addComment **Sluice: Working on it**'] },
    { right: 'none' as const, calls: ['look', 'look'] },
  ])(
    'one that is set as the tracker is down holds what comes: shown once it was looked at, right $right',
    async ({ right, calls }) => {
      const all = yard(shop());
      all.permissions['jo-otieno'] = right;
      await all.operate({ do: 'pause', scope: 'connection:github', reason: 'GitHub is down' });
      all.backend.failures.push(unavailable());
      await all.label(1);
      await all.pump();
      all.pass(3 * DAY);
      await all.minutes(5);
      expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'paused' });
      await all.operate({ do: 'pause', scope: 'all', reason: 'so is all' });
      await all.operate({ do: 'resume', scope: 'connection:github' });
      await all.pump();
      expect(all.backend.calls).toEqual(['look']);
      await all.operate({ do: 'resume', scope: 'all' });
      await all.pump();
      expect(all.backend.calls.slice(0, 3)).toEqual(calls);
    },
  );

  test('none can be read, none is handed over', async () => {
    const all = yard(shop());
    all.deps.brakes.read = async () => Promise.reject(new Error('the table does not answer'));
    await all.label(1);
    await all.minutes(3);
    expect(all.agent.starts).toHaveLength(0);
  });

  test('what a brake says is dead on the ticket', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all', reason: '@acme/all `/sluice run`' });
    await all.label(1);
    await all.pump();
    expect(await all.comment(1)).toContain('`` @acme/all `/sluice run` ``');
  });
});

describe('who sets a brake', () => {
  test.each([
    { scope: 'project:shap', message: 'There is no project shap.', hint: 'github-shop' },
    { scope: 'agent:nobody', message: 'There is no agent nobody.', hint: 'tester, writer' },
    { scope: 'connection:gitlab', message: 'There is no connection gitlab.', hint: 'github' },
  ])('on $scope hears that there is none', async ({ scope, message, hint }) => {
    const answer = await yard(shop()).operate({ do: 'pause', scope });
    expect(answer).toMatchObject({ ok: false, error: 'not_found', message });
    expect(String('hint' in answer && answer.hint)).toContain(hint);
  });

  test.each([{ scope: 'everything' }, { scope: 'project:' }, { scope: 'project:a b' }, {}])(
    '%j is invalid',
    async (request) => {
      for (const act of ['pause', 'resume'])
        expect(await yard(shop()).operate({ do: act, ...request })).toMatchObject({
          error: 'invalid',
        });
    },
  );

  test('twice hears who was first; the first one stands', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all', reason: 'one' });
    all.pass(HOUR);
    const again = await all.operate({ do: 'pause', scope: 'all', reason: 'two' });
    expect(again).toMatchObject({ ok: false, error: 'refused' });
    expect(await all.operate({ do: 'brakes' })).toMatchObject({ brakes: [{ reason: 'one' }] });
  });

  test('is remembered, and who took it off', async () => {
    const all = yard(shop());
    await all.operate({ do: 'pause', scope: 'all' });
    await all.operate({ do: 'resume', scope: 'all' });
    expect(await all.operate({ do: 'brakes' })).toMatchObject({
      brakes: [],
      acts: [
        { did: 'resume', scope: 'all', by: 'olga' },
        { did: 'pause', scope: 'all', by: 'olga' },
      ],
    });
  });
});
