import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';
import { toldOnce } from './told-once.ts';

export const startedTooOften: Scenario = {
  name: 'started-too-often',
  what: 'two labels more than the breaker takes; a person is told once, and closes it with `/sluice retry`',
  guards: [9, 10, 4],
  config: () =>
    shop(
      'github',
      {},
      { limits: limits({ breaker: { starts: 1, bots: 1, windowSeconds: 6 * 3_600 } }) },
    ),
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until('done', ({ state }) => state === 'succeeded');
    for (let more = 0; more < 2; more++) {
      await stage.pass(5 * 60_000);
      await stage.send(hook(issue.labeled('sluice', { at: stage.since() })));
    }
    await stage.until(
      'told',
      ({ tripped, state }) => tripped !== undefined && state === 'succeeded',
    );
    await stage.pass(60_000);
    await stage.send(hook(issue.commented('/sluice retry', { at: stage.since() })));
  },
  ends: { [ISSUE]: { ...DONE, epochs: 2, runs: 2 } },
  also: toldOnce('Not heard for now.'),
};
