import { describe, expect, test } from '@jest/globals';
import { recover } from '../../../../functions/sweep/recovery/recover.ts';
import { githubAnswers } from '../../../shared/trackers/github/github-answers.ts';
import { githubSchema } from '../../../shared/trackers/github/github-schema.ts';
import type { Exchange } from './lab.ts';
import { lab, REPO } from './lab.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const shared = process.env.SLUICE_SHARED;
const request = shared === undefined ? () => [] : githubSchema(shared);
const answer = shared === undefined ? () => [] : githubAnswers(shared);

const KINDS = [
  { kind: 'repository', place: REPO },
  { kind: 'organization', place: 'harbor-goods' },
  { kind: 'app', place: 'app' },
] as const;

/** Both sides are held to GitHub's own description, where it is at hand. */
function expectAsDescribed(asked: readonly Exchange[]): void {
  expect(asked.length).toBeGreaterThan(0);
  const different = new Map(asked.map((one) => [`${one.method} ${one.url} ${one.status}`, one]));
  const problems = [...different.values()].flatMap((one) => [
    ...request({ ...one, body: undefined }),
    ...answer(one),
  ]);
  expect(problems).toEqual([]);
}

describe.each(KINDS)('the hook of a $kind', ({ kind, place }) => {
  test('what came while we were down arrives later, once each', async () => {
    await using all = await lab({ hooks: [kind] });
    const { door } = all;
    await all.open(1);
    door.down = 503;
    await all.open(3);
    const refused = new Set(
      door.came.filter(({ status }) => status === 503).map(({ guid }) => guid),
    );
    expect(refused.size).toBeGreaterThanOrEqual(3);
    door.down = undefined;
    const before = door.came.length;

    expect(await all.recover()).toMatchObject({ asked: refused.size, told: [] });
    const arrived = door.came.slice(before);
    expect(arrived.map(({ guid }) => guid).toSorted()).toEqual([...refused].toSorted());
    expect(arrived.every(({ status }) => status === 200)).toBe(true);
    expect(arrived.filter(({ reason }) => reason === 'started')).toHaveLength(3);

    all.pass(5 * MINUTE);
    expect(await all.recover()).toMatchObject({ asked: 0, recovered: refused.size });
    for (let pass = 0; pass < 5; pass++) {
      all.pass(5 * MINUTE);
      expect(await all.recover()).toMatchObject({ asked: 0, recovered: 0, givenUp: 0 });
    }
    expect(all.redeliveries()).toBe(refused.size);
    expect(door.came).toHaveLength(before + refused.size);
    expect((await all.checkpoint(place))?.hooks).toMatchObject([
      { missed: [], givenUp: [], recovered: refused.size },
    ]);
    expectAsDescribed(all.asked);
  });

  test('with nothing to do: one conditional question in five minutes, and no answer but 304', async () => {
    await using all = await lab({ hooks: [kind] });
    await all.open(1);
    await all.recover();
    all.asked.length = 0;
    for (let minute = 1; minute <= 30; minute++) {
      all.pass(MINUTE);
      await all.recover();
    }
    const answers = (end: string) =>
      all.asked.filter(({ path }) => path.endsWith(end)).map(({ status }) => status);
    expect(answers('/deliveries')).toEqual([304, 304, 304, 304, 304, 304]);
    // Whether there is another hook by now, at each place where one may be.
    const lists = kind === 'app' ? answers('/config') : answers('/hooks');
    expect(lists).toEqual(Array.from({ length: kind === 'app' ? 3 : 6 }, () => 304));
    expect(all.asked).toHaveLength(6 + lists.length);
    expectAsDescribed(all.asked);
  });
});

describe('what is asked for', () => {
  test.each([
    { given: 'no answer at all', down: 'silent' },
    { given: '500', down: 500 },
    { given: '429', down: 429 },
  ] as const)('$given: at once', async ({ down }) => {
    await using all = await lab();
    all.door.down = down;
    await all.open(1);
    all.door.down = undefined;
    expect((await all.recover()).asked).toBeGreaterThan(0);
    expect(all.door.came.at(-1)?.status).toBe(200);
  });

  test.each([413, 415, 422])(
    'refused by us for good (%i): never, and it is on record',
    async (down) => {
      await using all = await lab();
      all.door.down = down;
      await all.open(1);
      all.door.down = undefined;
      expect((await all.recover()).givenUp).toBeGreaterThan(0);
      for (let day = 0; day < 4; day++) {
        all.pass(24 * HOUR);
        await all.recover();
      }
      expect(all.redeliveries()).toBe(0);
      expect((await all.checkpoint(REPO))?.hooks[0]?.givenUp[0]).toMatchObject({
        status: down,
        asked: 0,
      });
    },
  );

  test('a wrong secret: after a quarter of an hour, and it arrives when that was mended', async () => {
    await using all = await lab();
    all.door.down = 401;
    await all.open(1);
    all.door.down = undefined;
    expect((await all.recover()).asked).toBe(0);
    all.pass(15 * MINUTE);
    expect((await all.recover()).asked).toBeGreaterThan(0);
    expect(all.door.came.filter(({ reason }) => reason === 'started')).toHaveLength(1);
  });

  test('what somebody had redelivered meanwhile: not at all', async () => {
    await using all = await lab();
    all.door.down = 503;
    await all.open(1);
    all.door.down = undefined;
    for (const { id } of all.github.deliveries()) all.github.redeliver(id);
    await all.github.settled();
    expect(await all.recover()).toMatchObject({ asked: 0, givenUp: 0 });
    all.pass(5 * MINUTE);
    expect(await all.recover()).toMatchObject({ asked: 0, givenUp: 0 });
  });

  test('a delivery whose answer was lost: a known id is a success', async () => {
    await using all = await lab();
    await all.open(1);
    const sent = all.github.deliveries().map(({ id }) => id);
    all.door.down = 503;
    for (const id of sent) all.github.redeliver(id);
    await all.github.settled();
    all.door.down = undefined;
    // The first sending stands above in the log as a success; were it asked for, nothing would come of it.
    for (const id of sent) all.github.redeliver(id);
    await all.github.settled();
    expect(all.door.came.filter(({ reason }) => reason === 'started')).toHaveLength(1);
    expect(await all.recover()).toMatchObject({ asked: 0 });
  });
});

describe('what does not come', () => {
  test('while we are still down: eight times, later and later, then given up and on record', async () => {
    await using all = await lab();
    all.door.down = 503;
    await all.open(1);
    const missed = new Set(all.door.came.map(({ guid }) => guid)).size;
    const HOURS = [0, 5 / 60, 1 / 4, 1, 3, 6, 12, 24];
    for (const hours of HOURS) {
      if (hours > 0) {
        all.pass(hours * HOUR - MINUTE);
        expect(await all.recover()).toMatchObject({ asked: 0, givenUp: 0 });
        all.pass(MINUTE);
      }
      expect((await all.recover()).asked).toBe(missed);
    }
    all.pass(5 * MINUTE);
    expect(await all.recover()).toMatchObject({ asked: 0, givenUp: missed });
    for (let day = 0; day < 5; day++) {
      all.pass(24 * HOUR);
      expect(await all.recover()).toMatchObject({ asked: 0, givenUp: 0 });
    }
    expect(all.redeliveries()).toBe(8 * missed);
    const [mark] = (await all.checkpoint(REPO))?.hooks ?? [];
    expect(mark).toMatchObject({ missed: [], recovered: 0 });
    expect(mark?.givenUp).toHaveLength(missed);
    expect(mark?.givenUp[0]).toMatchObject({ asked: 8, status: 503 });
  });

  test('and comes at last: it is no longer given up', async () => {
    await using all = await lab();
    all.door.down = 422;
    await all.open(1);
    await all.recover();
    all.door.down = undefined;
    for (const { id } of all.github.deliveries()) all.github.redeliver(id);
    await all.github.settled();
    all.pass(5 * MINUTE);
    await all.recover();
    expect((await all.checkpoint(REPO))?.hooks[0]?.givenUp).toEqual([]);
  });
});

describe('at once', () => {
  test('four sweeps ask once', async () => {
    await using all = await lab();
    all.door.down = 503;
    await all.open(2);
    const missed = new Set(all.door.came.map(({ guid }) => guid)).size;
    all.door.down = undefined;
    await Promise.all([all.recover(), all.recover(), all.recover(), all.recover()]);
    expect(all.redeliveries()).toBe(missed);
  });

  test('a sweep that died after it noted: the next tries after five minutes, no sooner', async () => {
    await using all = await lab();
    all.door.down = 503;
    await all.open(1);
    all.door.down = undefined;
    all.hands.fetch = (input, init) => {
      if (init?.method === 'POST') throw new RangeError('it died');
      return fetch(input, init);
    };
    await all.recover();
    all.hands.fetch = fetch;
    all.pass(MINUTE);
    await all.recover();
    const early = all.door.came.filter(({ status }) => status === 200).length;
    all.pass(5 * MINUTE);
    await all.recover();
    expect(all.door.came.filter(({ reason }) => reason === 'started')).toHaveLength(1);
    expect(early).toBe(0);
  });
});

test('a GitHub that takes its time: no visit begins after twenty seconds, and the next pass goes on', async () => {
  const hooks = Array.from({ length: 12 }, (_, n) => `harbor-goods/r${n}`);
  await using all = await lab({ recovery: { hooks } });
  all.hands.fetch = async () => {
    all.pass(3_000);
    return Response.json([]);
  };
  expect((await all.recover()).visited).toBe(8);
  expect((await all.recover()).visited).toBe(4);
});

describe('what GitHub does not let us do', () => {
  test.each([
    { given: '429 and Retry-After', status: 429, headers: { 'retry-after': '600' } },
    {
      given: '403 and a limit that is used up',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'in ten minutes' },
    },
    { given: '500', status: 500, headers: {} },
  ])(
    '$given at one hook: that one is left alone, the other goes on',
    async ({ status, headers }) => {
      await using all = await lab({ hooks: ['repository', 'organization'] });
      all.door.down = 503;
      await all.open(1);
      all.door.down = undefined;
      const reset = String(Math.floor(Date.now() / 1000) + 600);
      const sent = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          value === 'in ten minutes' ? reset : value,
        ]),
      );
      all.hands.fetch = (input, init) =>
        String(input).includes('/repos/') && init?.method === 'POST'
          ? Promise.resolve(Response.json({ message: 'slow down' }, { status, headers: sent }))
          : fetch(input, init);
      const first = await all.recover();
      expect(first.asked).toBeGreaterThan(0);
      const tried = () =>
        all.asked.filter(({ path, method }) => path.startsWith('/repos/') && method === 'POST')
          .length;
      const once = tried();
      all.pass(4 * MINUTE);
      await all.recover();
      expect(tried()).toBe(once);
      all.hands.fetch = fetch;
      all.pass(7 * MINUTE);
      await all.recover();
      all.pass(5 * MINUTE);
      await all.recover();
      expect((await all.checkpoint(REPO))?.hooks[0]).toMatchObject({ missed: [], givenUp: [] });
      expect(await all.checkpoint(REPO)).not.toHaveProperty('problem');
    },
  );

  test('without the right to see hooks: a hint that is told once a day, and a call an hour', async () => {
    await using all = await lab({ permission: 'write', recovery: { hooks: [REPO] } });
    const { told } = await all.recover();
    expect(told).toEqual([
      {
        connection: 'github',
        place: REPO,
        means: expect.stringContaining('GitHub answered 404'),
        hint: expect.stringContaining('admin:repo_hook'),
      },
    ]);
    all.asked.length = 0;
    let again = 0;
    for (let minute = 1; minute <= 24 * 60; minute++) {
      all.pass(MINUTE);
      again += (await recover(all.deps)).told.length;
    }
    expect(all.asked).toHaveLength(24);
    expect(again).toBe(1);
  });

  test('a hook that sends elsewhere is left alone, and it is said which address was looked for', async () => {
    await using all = await lab({
      recovery: { url: 'https://hooks.harbor.example/webhooks/github' },
    });
    all.door.down = 503;
    await all.open(1);
    all.door.down = undefined;
    const { asked, told } = await all.recover();
    expect(asked).toBe(0);
    expect(told[0]?.means).toContain('https://hooks.harbor.example/webhooks/github');
    expect(all.redeliveries()).toBe(0);
  });

  test('a hook that was made since is found within ten minutes', async () => {
    await using all = await lab({ hooks: [] });
    await all.recover();
    all.door.down = 503;
    const path = `${all.github.url}/repos/${REPO}/hooks`;
    const config = { url: all.address, content_type: 'json', secret: 'x' };
    const body = JSON.stringify({ config, events: ['issues'] });
    await fetch(path, { method: 'POST', body, headers: { authorization: 'Bearer mara' } });
    await all.open(1);
    all.door.down = undefined;
    all.pass(10 * MINUTE);
    expect((await all.recover()).asked).toBeGreaterThan(0);
  });

  test('switched off, or without credentials: no call', async () => {
    await using all = await lab({ recovery: { enabled: false } });
    await all.recover();
    expect(all.asked).toEqual([]);
    await using bare = await lab();
    const config = { ...bare.deps.config, credentials: async () => undefined };
    await recover({ ...bare.deps, config });
    expect(bare.asked).toEqual([]);
  });
});
