import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PollDeps } from '../../../../functions/sweep/polls/deps.ts';
import { pollAll } from '../../../../functions/sweep/polls/poll-all.ts';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import { MINUTE } from '../../../contracts/clock.ts';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import { backendOf, does, issueOf, REPO, shop } from '../../../shared/trackers/github/emulated.ts';
import { memoryPollStore } from '../../../support/memory/memory-poll-store.ts';
import { config, connection, project } from '../../../support/receive/config.ts';
import { desk } from '../../../support/receive/desk.ts';
import { move, run, settleDebts } from '../../../support/receive/dispatcher.ts';

const SETTINGS = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 30 * 86_400 };
const IDLE_TICKS = 100;

let github: Github;
const LEAP_MS = 20 * MINUTE;
const { clock, later } = leapingClock(LEAP_MS);
beforeAll(async () => {
  github = await shop(clock);
});
afterAll(() => github.close());

/** Projects whose issues are on the emulated GitHub, polled through the real client; every answer is counted by its status. */
function lab(names: readonly string[], limited: readonly string[] = []) {
  const at = desk(
    config({
      connections: [connection('github', { baseUrl: github.url })],
      projects: names.map((name) =>
        project('github', {}, { name, repo: REPO, repos: [], poll: SETTINGS }),
      ),
    }),
  );
  const statuses = new Map(names.map((name) => [name, [] as number[]]));
  const backends = new Map(
    names.map((name) => {
      const counted: typeof fetch = async (input, init) => {
        const response = limited.includes(name)
          ? new Response('{"message":"API rate limit exceeded"}', {
              status: 403,
              headers: { 'retry-after': '60', 'content-type': 'application/json' },
            })
          : await fetch(input, init);
        statuses.get(name)?.push(response.status);
        return response;
      };
      return [name, backendOf(github.url, { name: 'github', fetch: counted }).backend];
    }),
  );
  const deps: PollDeps = {
    ...at.deps,
    polls: memoryPollStore(() => at.given.now),
    backend: async (_, { name }) => {
      const backend = backends.get(name);
      if (!backend) throw new Error(`there is no ${name}`);
      return backend;
    },
  };
  at.given.now = clock(Date.now());
  const tick = (more: Partial<PollDeps> = {}) => {
    at.given.now += MINUTE;
    return pollAll({ ...deps, ...more });
  };
  const asked = (name: string) => statuses.get(name)?.splice(0) ?? [];
  return { at, tick, asked };
}

test('an idle hundred ticks are a hundred 304, and nothing else', async () => {
  await issueOf(github, ['bug']);
  const { tick, asked } = lab(['shop']);
  await tick();
  expect(asked('shop')).toEqual([200]);
  for (let n = 0; n < IDLE_TICKS; n++) expect(await tick()).toMatchObject({ unchanged: 1 });
  expect(asked('shop')).toEqual(Array.from({ length: IDLE_TICKS }, () => 304));
});

test('a limit in one project, while nine others go on', async () => {
  const names = Array.from({ length: 10 }, (_, n) => `p${n}`);
  const { tick, asked } = lab(names, ['p4']);
  for (let minute = 0; minute < 6; minute++) await tick();
  expect(asked('p4')).toEqual([403, 403]);
  for (const name of names.filter((each) => each !== 'p4')) expect(asked(name)).toHaveLength(6);
});

test('one task for poll, restart and a label that stays; the next for one that is set anew', async () => {
  const issue = await issueOf(github, ['sluice']);
  const { at, tick } = lab(['shop']);
  const epoch = async () => (await at.head())?.epoch;
  expect(await tick()).toMatchObject({ started: 1 });
  expect(await at.head()).toMatchObject({ epoch: 1, starter: { login: 'mara' } });
  await tick({ polls: memoryPollStore(() => at.given.now) });
  expect(await epoch()).toBe(1);

  await run(at);
  await move(at, 'succeeded');
  await settleDebts(at);
  await later();
  at.given.now += LEAP_MS;
  await does(github, 'mara', `PATCH ${issue.path}`, { title: 'Another title' });
  expect(await tick()).toMatchObject({ found: 1, started: 0 });
  expect(await epoch()).toBe(1);

  await later();
  at.given.now += LEAP_MS;
  await does(github, 'mara', `DELETE ${issue.path}/labels/sluice`);
  await does(github, 'mara', `POST ${issue.path}/labels`, { labels: ['sluice'] });
  expect(await tick()).toMatchObject({ started: 1 });
  expect(await epoch()).toBe(2);
});
