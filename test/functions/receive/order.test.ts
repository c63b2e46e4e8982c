import { describe, expect, test } from '@jest/globals';
import type { Desk } from '../../support/receive/desk.ts';
import { desk } from '../../support/receive/desk.ts';
import { dispatcher, run, settleDebts } from '../../support/receive/dispatcher.ts';
import { BLOCKED, issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';

const SECOND = 1000;

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, at) =>
    permutations([...all.slice(0, at), ...all.slice(at + 1)]).map((rest) => [one, ...rest]),
  );
}

/** Every order in which letters can come, named. */
function orders(letters: Readonly<Record<string, Letter>>): { order: string; letters: Letter[] }[] {
  return permutations(Object.entries(letters)).map((order) => ({
    order: order.map(([name]) => name).join(', '),
    letters: order.map(([, letter]) => letter),
  }));
}

async function post(at: Desk, letters: readonly Letter[]) {
  const answers: Awaited<ReturnType<Desk['post']>>[] = [];
  for (const letter of letters) answers.push(await at.post(letter));
  return answers;
}

describe('the same trigger in several shapes is one task', () => {
  const shapes = (body?: string) => {
    const one = Object.assign(issue(['sluice']), body ? { body } : {});
    const opened = one.opened();
    const labeled = one.labeled('sluice');
    const later = one.labeled('sluice', { at: SECOND });
    const byApp = one.labeled('sluice', { hook: 'app' });
    const openedByApp = one.opened({ hook: 'app' });
    return { one, opened, labeled, later, byApp, openedByApp };
  };

  describe.each([
    { given: 'a good text', body: undefined },
    { given: 'a blocked text', body: BLOCKED },
  ])('$given', ({ body }) => {
    const { opened, labeled, later, byApp, openedByApp } = shapes(body);
    const cases = [
      ...orders({ opened, labeled }),
      ...orders({ opened, 'labeled a second later': later }),
      ...orders({ 'repository hook': labeled, 'App hook': byApp }),
      ...orders({
        opened,
        labeled,
        'opened by the App hook': openedByApp,
        'labeled by the App hook': byApp,
      }),
    ];

    test.each(cases)('$order', async ({ letters }) => {
      const at = desk();
      const answers = await post(at, letters);
      expect(answers.map(({ status }) => status)).toEqual(letters.map(() => 200));
      expect(await at.head()).toMatchObject({ epoch: 1, state: body ? 'rejected' : 'queued' });
      expect(at.tasks.waiting).toHaveLength(body ? 0 : 1);
    });

    test.each(cases)('$order, each shown before the next comes', async ({ letters }) => {
      const at = desk();
      const { one } = shapes(body);
      const after = dispatcher(at, one);
      for (const letter of letters) {
        await at.post(letter);
        await after.drain();
        await settleDebts(at);
        at.given.now += 5 * SECOND;
      }
      expect(await at.head()).toMatchObject({ epoch: 1, state: body ? 'rejected' : 'running' });
      expect(after.started.size).toBe(body ? 0 : 1);
    });
  });

  test('the same GUID in front of two bodies makes neither a duplicate', async () => {
    const { labeled, byApp } = shapes();
    expect(labeled.headers.get('x-github-delivery')).toBe(byApp.headers.get('x-github-delivery'));
    const at = desk();
    const [first, second] = await post(at, [labeled, byApp]);
    expect(second?.body).toMatchObject({ outcome: 'duplicate', reason: 'already_active' });
    expect(first?.body.delivery).not.toBe(second?.body.delivery);
  });

  test('another GUID in front of one body makes no second task', async () => {
    const { labeled } = shapes();
    const at = desk();
    await at.post(labeled);
    labeled.headers.set('x-github-delivery', 'b95c6a50-0000-11f1-8f39-0a58a9feac02');
    expect((await at.post(labeled)).body).toMatchObject({ reason: 'duplicate_delivery' });
    expect(await at.head()).toMatchObject({ epoch: 1 });
  });

  test('50 concurrent copies', async () => {
    const at = desk();
    const { labeled } = shapes();
    const answers = await Promise.all(Array.from({ length: 50 }, () => at.post(labeled)));
    const outcomes = answers.map(({ status, body }) => `${status} ${body.outcome}`).sort();
    expect(outcomes.filter((outcome) => outcome === '200 accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === '200 duplicate')).toHaveLength(49);
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'queued' });
  });

  test('50 concurrent copies, half of them in another shape', async () => {
    const at = desk();
    const { one, opened, labeled } = shapes();
    const copies = Array.from({ length: 50 }, (_, n) => (n % 2 ? opened : labeled));
    await Promise.all(copies.map((letter) => at.post(letter)));
    const after = dispatcher(at, one);
    await after.drain();
    expect([...after.started]).toHaveLength(1);
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'running' });
  });
});

/** What a person did to the label, by GitHub's clock, and so how it must end. */
describe.each([
  { given: 'on, off in the same second', steps: ['on 0', 'off 0'], runs: false },
  { given: 'on, off a second later', steps: ['on 0', 'off 1'], runs: false },
  { given: 'off, on in the same second', steps: ['off 0', 'on 0'], runs: true },
  { given: 'off, on a second later', steps: ['off 0', 'on 1'], runs: true },
  { given: 'on, off, on in one second', steps: ['on 0', 'off 0', 'on 0'], runs: true },
  { given: 'on, off, on within two seconds', steps: ['on 0', 'off 1', 'on 1'], runs: true },
  { given: 'on, off, on, a second each', steps: ['on 0', 'off 1', 'on 2'], runs: true },
  {
    given: 'on, off, on, off within two seconds',
    steps: ['on 0', 'off 0', 'on 1', 'off 1'],
    runs: false,
  },
  {
    given: 'on, off, on, off, a second each',
    steps: ['on 0', 'off 1', 'on 2', 'off 3'],
    runs: false,
  },
])('the label $given', ({ steps, runs }) => {
  const lettersOf = () => {
    const one = issue();
    const letters = steps.map((step, n) => {
      const [what, second] = step.split(' ');
      const doing = { at: Number(second) * SECOND };
      const made = what === 'on' ? one.labeled('sluice', doing) : one.unlabeled('sluice', doing);
      return [`${n + 1}. ${step}`, made] as const;
    });
    return { one, letters: Object.fromEntries(letters) };
  };
  const { letters } = lettersOf();

  test.each(orders(letters))(
    '$order → $letters.length letters, the right end',
    async ({ letters: sent }) => {
      const at = desk();
      const { one } = lettersOf();
      await post(at, sent);
      const after = dispatcher(at, one);
      await after.drain();
      const head = await at.head();
      expect({ started: after.started.size, running: head?.state === 'running' }).toEqual({
        started: runs ? 1 : 0,
        running: runs,
      });
    },
  );
});

describe('an `unlabeled` that overtakes its `labeled`', () => {
  test.each([0, 1, 30])('by %i seconds → nothing runs', async (seconds) => {
    const at = desk();
    const one = issue();
    const labeled = one.labeled('sluice');
    const unlabeled = one.unlabeled('sluice', { at: seconds * SECOND });
    const [stop] = await post(at, [unlabeled, labeled]);
    expect(stop?.body).toMatchObject({ outcome: 'accepted', reason: 'stop_noted' });
    const after = dispatcher(at, one);
    await after.drain();
    expect(after.started.size).toBe(0);
    expect((await at.head())?.state ?? 'none').toMatch(/^(none|cancelled)$/);
  });
});

describe('a stop', () => {
  test('of a running task, by taking the in-progress label off', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    at.given.now += 60_000;
    const answer = await at.post(one.unlabeled('sluice-in-progress', { at: 60_000 }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'stopped' });
    expect(answer.calls).toEqual(['heads.write', 'tasks.send', 'ledger.record']);
    expect(await at.head()).toMatchObject({
      state: 'cancelled',
      reason: 'label_removed',
      stopOwed: true,
    });
  });

  test('by taking the trigger label off while it runs is none', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await at.post(one.unlabeled('sluice', { at: 60_000 }));
    expect(await at.head()).toMatchObject({ state: 'running' });
  });

  test.each([
    { by: 'closing', letter: () => issue(['sluice']).closed({ at: 5000 }), reason: 'closed' },
    { by: 'deleting', letter: () => issue(['sluice']).deleted({ at: 5000 }), reason: 'deleted' },
    {
      by: 'a command',
      letter: () => issue().commented('/sluice stop', { at: 5000 }),
      reason: 'stopped_by_person',
    },
  ])('by $by', async ({ letter, reason }) => {
    const at = desk();
    await at.post(issue().labeled('sluice'));
    const answer = await at.post(letter());
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'stopped' });
    expect(await at.head()).toMatchObject({ state: 'cancelled', reason });
    const again = await at.post(letter());
    expect(again.body.outcome).not.toBe('accepted');
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'cancelled' });
  });

  test('by a stranger is none', async () => {
    const at = desk();
    await at.post(issue().labeled('sluice'));
    await at.post(issue().commented('/sluice stop', { at: 5000, as: 'NONE' }));
    expect(await at.head()).toMatchObject({ state: 'queued' });
  });

  test('after the end leaves the ended task its ninety days', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await at.post(one.unlabeled('sluice', { at: 5000 }));
    const ended = await settleDebts(at);
    at.given.now += 60_000;
    await at.post(one.closed({ at: 60_000 }));
    expect((await at.head())?.ttl).toBeGreaterThanOrEqual(ended.ttl ?? 0);
  });
});
