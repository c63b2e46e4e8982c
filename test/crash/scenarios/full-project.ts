import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { limits, shop } from './shop.ts';

const done = { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] } as const;

export const fullProject: Scenario = {
  name: 'full-project',
  what: 'two tickets, and one may run at a time',
  guards: [11, 4],
  config: () => shop('github', {}, { limits: limits({ concurrency: 1 }) }),
  async play(stage) {
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
    await stage.send(hook(githubIssue(stage, 1).labeled('sluice')));
  },
  ends: { [ISSUE]: done, [ISSUE.replace('#7', '#8')]: done },
};
