import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { limits, shop } from './shop.ts';

export const failAndRetry: Scenario = {
  name: 'fail-and-retry',
  what: 'the first attempt fails, the second succeeds',
  guards: [4, 5],
  config: () => shop('github', {}, { limits: limits({ retries: 1, concurrency: 1 }) }),
  agent: [BEHAVIOURS.fails, BEHAVIOURS.succeeds],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 2, shows: 'Sluice: Done', labels: [] },
  },
};
