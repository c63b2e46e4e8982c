import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const notPermitted: Scenario = {
  name: 'not-permitted',
  what: 'somebody who may only read puts the label on: nothing runs, nothing is written',
  guards: [9, 10],
  async play(stage) {
    stage.site.permission = 'read';
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
  },
  ends: { [ISSUE]: { state: 'rejected', epochs: 1, runs: 0, labels: ['sluice'] } },
};
