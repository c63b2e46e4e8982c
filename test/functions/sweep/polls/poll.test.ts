import { describe, expect, test } from '@jest/globals';
import type { PollDeps } from '../../../../functions/sweep/polls/deps.ts';
import { pollAll } from '../../../../functions/sweep/polls/poll-all.ts';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import type { Fact } from '../../../../shared/core/fact.ts';
import type { Intake } from '../../../../shared/core/project.ts';
import { memoryPollStore } from '../../../support/memory/memory-poll-store.ts';
import { config, project } from '../../../support/receive/config.ts';
import { desk } from '../../../support/receive/desk.ts';
import { move, run, settleDebts } from '../../../support/receive/dispatcher.ts';
import { FLAGGED, issue, JO, MARA } from '../../../support/receive/issue.ts';
import { NOW } from '../../../support/receive/letters.ts';
import { shelf } from './shelf.ts';

const MINUTE = 60_000;
const SETTINGS = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 30 * 86_400 };

/** Receive and polls on one memory; `names` are projects of GitHub that poll, each with a shelf of its own. */
function lab(names: readonly string[] = ['shop'], intake: Partial<Intake> = {}) {
  const projects = names.map((name) => project('github', intake, { name, poll: SETTINGS }));
  const at = desk(config({ projects }));
  const shelves = new Map(names.map((name) => [name, shelf()]));
  const shelfOf = (name: string) => {
    const found = shelves.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const facts: Fact[] = [];
  const made: string[] = [];
  const deps: PollDeps = {
    ...at.deps,
    polls: memoryPollStore(() => at.given.now),
    backend: async (_, { name }) => {
      made.push(name);
      return { poller: shelfOf(name).poller } as Awaited<ReturnType<PollDeps['backend']>>;
    },
    observe: (fact) => facts.push(fact),
  };
  const failures: unknown[] = [];
  return {
    at,
    deps,
    facts,
    made,
    failures,
    shelf: shelfOf(names[0] ?? ''),
    shelfOf,
    tick: () => {
      at.given.now += MINUTE;
      return pollAll(deps, (error) => failures.push(error));
    },
  };
}

const quiet = { unchanged: 0, found: 0, started: 0, failed: 0, told: [] };

describe('a ticket that nobody sent', () => {
  test('is started, once, by whoever labelled it', async () => {
    const { at, tick, shelf, facts } = lab();
    shelf.put(issue().labeled('sluice', { by: MARA }));
    expect(await tick()).toEqual({ ...quiet, polled: 1, found: 1, started: 1 });
    expect(await at.head()).toMatchObject({
      state: 'queued',
      project: 'shop',
      trigger: 'label',
      epoch: 1,
      starter: { login: MARA.login },
    });
    expect(at.tasks.waiting).toHaveLength(1);
    expect(facts).toMatchObject([
      { kind: 'delivery', event: 'poll.labeled', outcome: 'accepted', reason: 'started' },
    ]);
    expect(await tick()).toEqual({ ...quiet, polled: 1, unchanged: 1 });
    expect(await at.head()).toMatchObject({ epoch: 1 });
  });

  test.each([
    { given: 'sends, too', polledOnly: {}, started: 0 },
    { given: 'is only polled', polledOnly: { polledOnly: true } as const, started: 1 },
  ])(
    'of a tracker that $given, by a connection without accounts → $started',
    async ({ polledOnly, started }) => {
      const { deps, shelf } = lab();
      shelf.put(issue().labeled('sluice', { by: MARA }));
      const { connections, ...rest } = await deps.config.read();
      const accounts: readonly string[] = [];
      const read = async () => ({
        ...rest,
        connections: connections.map((one) => ({ ...one, accounts })),
      });
      const trackers = deps.trackers.map((one) => ({ ...one, ...polledOnly }));
      const config = { ...deps.config, read };
      expect(await pollAll({ ...deps, config, trackers })).toMatchObject({ found: 1, started });
    },
  );

  test('is judged by the scanner as a delivery is', async () => {
    const { at, tick, shelf } = lab();
    shelf.put(Object.assign(issue(), { body: FLAGGED }).labeled('sluice', { by: JO }));
    expect(await tick()).toMatchObject({ found: 1, started: 0 });
    expect(await at.head()).toMatchObject({ state: 'held', reason: 'scan_flagged' });
  });

  test.each([
    { given: 'without the label', labels: ['bug'], intake: {} },
    {
      given: 'with a label that is excluded',
      labels: ['sluice', 'wip'],
      intake: { excludeLabels: ['wip'] },
    },
    { given: 'that nobody is assigned to', labels: ['sluice'], intake: { assignee: '*' } },
  ])('$given → nothing, without another call', async ({ labels, intake }) => {
    const { at, tick, shelf } = lab(['shop'], intake);
    const one = issue(labels);
    shelf.put(one.edited('new', 'old'));
    expect(await tick()).toMatchObject({ found: 1, started: 0 });
    expect(await at.head()).toBeUndefined();
    expect(shelf.asked.histories).toBe(0);
  });

  test('labelled by a bot → not started, and why is on record; who opened it is no substitute', async () => {
    const { at, tick, shelf, facts } = lab();
    const one = issue(['sluice']);
    shelf.put(one.opened({ by: JO }));
    shelf.put(one.labeled('sluice', { at: MINUTE, by: { login: 'ci', id: 5, type: 'Bot' } }));
    await tick();
    expect(await at.head()).toBeUndefined();
    expect(facts).toMatchObject([{ outcome: 'ignored', reason: 'bot_actor' }]);
  });
});

describe('webhook and poll', () => {
  test.each(['webhook', 'poll'])('the %s first → one task', async (first) => {
    const { at, tick, shelf } = lab();
    const letter = issue().labeled('sluice', { at: 0 });
    shelf.put(letter);
    if (first === 'webhook') await at.post(letter);
    await tick();
    const answer = await at.post(letter);
    expect(answer.body.outcome).toBe('duplicate');
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'queued' });
  });

  test('the log names a moment before the webhook does → one task, also after its end', async () => {
    const { at, tick, shelf } = lab();
    const one = issue();
    const letter = one.labeled('sluice', { at: 2_000 });
    shelf.put(one.labeled('sluice', { at: 0 }));
    await at.post(letter);
    await at.post(one.closed({ at: 3_000 }));
    expect(await at.head()).toMatchObject({ state: 'cancelled' });
    one.open = true;
    shelf.put(one.edited('new', 'old', { at: 4_000 }));
    await tick();
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'cancelled' });
  });

  test('a restart that forgot all polls → still one task', async () => {
    const { at, deps, tick, shelf } = lab();
    shelf.put(issue().labeled('sluice'));
    await tick();
    await pollAll({ ...deps, polls: memoryPollStore(() => at.given.now) });
    expect(await at.head()).toMatchObject({ epoch: 1 });
    expect(at.tasks.waiting).toHaveLength(1);
  });
});

test('a label within the second of the last change is seen', async () => {
  const { at, tick, shelf } = lab();
  const one = issue(['bug']);
  shelf.put(one.edited('new', 'old', { at: MINUTE }));
  await tick();
  shelf.put(one.labeled('sluice', { at: MINUTE }));
  await tick();
  expect(await at.head()).toMatchObject({ state: 'queued', epoch: 1 });
});

describe('a finished ticket', () => {
  async function finished() {
    const all = lab();
    const one = issue();
    all.shelf.put(one.labeled('sluice'));
    await all.tick();
    await run(all.at);
    await move(all.at, 'succeeded');
    await settleDebts(all.at);
    return { ...all, one };
  }

  test('whose label is still on → not started again, however often it changes', async () => {
    const { at, tick, shelf, one } = await finished();
    for (let n = 1; n <= 3; n++) {
      shelf.put(one.edited(`text ${n}`, 'old', { at: n * MINUTE }));
      await tick();
    }
    expect(await at.head()).toMatchObject({ epoch: 1 });
  });

  test('labelled anew → the next task', async () => {
    const { at, tick, shelf, one } = await finished();
    shelf.put(one.labeled('sluice', { at: 20 * MINUTE }));
    await tick();
    expect(await at.head()).toMatchObject({ epoch: 2 });
  });
});

describe('faults', () => {
  test('a project that is rate limited waits five minutes; nine others go on', async () => {
    const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
    const { tick, shelfOf } = lab(names);
    shelfOf('p3').given.error = new BackendError('unavailable', 'GitHub answered 429');
    for (let minute = 0; minute < 10; minute++) await tick();
    expect(names.map((name) => shelfOf(name).queries.length)).toEqual(
      names.map((name) => (name === 'p3' ? 2 : 10)),
    );
  });

  test('it waits longer where the tracker says so, and is told of once', async () => {
    const { tick, shelf } = lab();
    shelf.given.error = new BackendError('unavailable', 'limited', { retryAfterSeconds: 1_200 });
    const told: unknown[] = [];
    for (let minute = 0; minute < 45; minute++) told.push(...(await tick()).told);
    expect(shelf.queries).toHaveLength(3);
    expect(told).toMatchObject([
      { project: 'shop', problem: { means: expect.stringContaining('limited') } },
    ]);
  });

  test('what went well again is forgotten', async () => {
    const { at, deps, tick, shelf } = lab();
    shelf.given.error = new BackendError('unavailable', 'down');
    await tick();
    delete shelf.given.error;
    at.given.now += 5 * MINUTE;
    await tick();
    expect((await deps.polls.read('shop'))?.problem).toBeUndefined();
  });

  test('near the end of its quota the tracker is asked when it says', async () => {
    const { tick, shelf } = lab();
    shelf.given.notBefore = NOW + 30 * MINUTE;
    for (let minute = 0; minute < 29; minute++) await tick();
    expect(shelf.queries).toHaveLength(1);
    await tick();
    expect(shelf.queries).toHaveLength(2);
  });

  test('one ticket whose history fails keeps no other from its task, and comes again', async () => {
    const { at, tick, shelf } = lab();
    const sick = shelf.put(issue([], 1).labeled('sluice', { at: MINUTE }));
    shelf.put(issue([], 2).labeled('sluice'));
    shelf.given.failsAt = sick.ticket.key;
    expect(await tick()).toMatchObject({ found: 2, started: 1 });
    expect(at.tasks.waiting).toHaveLength(1);
    delete shelf.given.failsAt;
    at.given.now += 5 * MINUTE;
    expect(await tick()).toMatchObject({ found: 1, started: 1 });
    expect(at.tasks.waiting).toHaveLength(2);
  });

  test('a crash at any call is mended by the next poll', async () => {
    for (const when of ['before', 'after'] as const)
      for (let call = 1; call <= 6; call++) {
        const { at, tick, shelf } = lab();
        shelf.put(issue().labeled('sluice'));
        at.crash(call, when);
        await tick();
        at.given.now += 5 * MINUTE;
        await tick();
        expect(await at.head()).toMatchObject({ state: 'queued', epoch: 1 });
        const { enqueueOwed } = (await at.head()) ?? {};
        expect(at.tasks.waiting.length + Number(Boolean(enqueueOwed))).toBeGreaterThan(0);
      }
  });
});

describe('who is asked', () => {
  test('nobody, and no token is used, while no project polls', async () => {
    const { at, made, tick } = lab();
    const [{ poll: _, ...only }] = at.given.config.projects as [
      (typeof at.given.config.projects)[0],
    ];
    at.given.config = { ...at.given.config, projects: [only] };
    expect(await tick()).toEqual({ ...quiet, polled: 0 });
    at.given.config = {
      ...at.given.config,
      projects: [{ ...only, poll: SETTINGS, intake: { ...only.intake, enabled: false } }],
    };
    expect(await tick()).toEqual({ ...quiet, polled: 0 });
    expect(made).toEqual([]);
    at.given.config = { ...at.given.config, projects: [{ ...only, poll: SETTINGS }] };
    expect(await tick()).toMatchObject({ polled: 1 });
  });

  test('each project in its own interval, by one sweep of two', async () => {
    const { deps, at, shelf } = lab();
    at.given.now += MINUTE;
    const both = await Promise.all([pollAll(deps), pollAll(deps)]);
    expect(both.map(({ polled }) => polled).toSorted()).toEqual([0, 1]);
    await pollAll(deps);
    expect(shelf.queries).toHaveLength(1);
  });

  test('other rules begin anew: no cursor, nothing seen', async () => {
    const { at, tick, shelf } = lab();
    shelf.put(issue(['urgent']).labeled('sluice'));
    await tick();
    const [only] = at.given.config.projects as [(typeof at.given.config.projects)[0]];
    at.given.config = {
      ...at.given.config,
      projects: [{ ...only, intake: { ...only.intake, labels: ['urgent'] } }],
    };
    expect(await tick()).toMatchObject({ found: 1 });
    expect(shelf.queries.map(({ cursor }) => cursor)).toEqual([undefined, undefined]);
  });

  test('an idle hundred ticks are a hundred questions and a write each', async () => {
    const { deps, tick, shelf } = lab();
    shelf.put(issue(['bug']).edited('a', 'b'));
    await tick();
    const before = (await deps.polls.read('shop'))?.version ?? 0;
    for (let n = 0; n < 100; n++) expect(await tick()).toMatchObject({ unchanged: 1, found: 0 });
    expect(shelf.queries).toHaveLength(101);
    expect(shelf.asked.histories).toBe(0);
    expect((await deps.polls.read('shop'))?.version).toBe(before + 100);
  });
});
