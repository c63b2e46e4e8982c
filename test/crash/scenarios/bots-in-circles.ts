import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { limits, shop } from './shop.ts';
import { toldOnce } from './told-once.ts';

const ROBIN = { login: 'robin[bot]', id: 41, type: 'Bot' };
const MAGPIE = { login: 'magpie[bot]', id: 43, type: 'Bot' };

export const botsInCircles: Scenario = {
  name: 'bots-in-circles',
  what: 'two trusted bots label the ticket again after each run; the breaker ends it, and a person is told once',
  guards: [9, 10, 4],
  config: () =>
    shop(
      'github',
      {},
      {
        authorize: { permission: 'write', users: [ROBIN.login, MAGPIE.login] },
        limits: limits({ breaker: { starts: 20, bots: 2, windowSeconds: 6 * 3_600 } }),
      },
    ),
  async play(stage) {
    const issue = githubIssue(stage);
    for (const [round, by] of [ROBIN, MAGPIE].entries()) {
      await stage.send(hook(issue.labeled('sluice', { by, at: stage.since() })));
      await stage.until('done', ({ state, epoch }) => state === 'succeeded' && epoch === round + 1);
      await stage.pass(5 * 60_000);
    }
    for (const by of [ROBIN, MAGPIE, ROBIN]) {
      await stage.send(hook(issue.labeled('sluice', { by, at: stage.since() })));
      await stage.pass(60_000);
    }
  },
  ends: {
    // The label of the trigger for which we told goes; of what comes after that we write nothing.
    [ISSUE]: [
      { ...DONE, epochs: 2, runs: 2, labels: ['sluice'] },
      { ...DONE, epochs: 2, runs: 2 },
    ],
  },
  also: toldOnce('Not heard for now.'),
};
