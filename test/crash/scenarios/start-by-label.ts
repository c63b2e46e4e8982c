import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const startByLabel: Scenario = {
  name: 'start-by-label',
  what: 'a person puts the label on, the agent succeeds',
  guards: [4, 1, 2],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
