import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const startByMention: Scenario = {
  name: 'start-by-mention',
  what: 'a comment mentions us, the agent succeeds',
  guards: [4, 6, 2],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).commented('@sluice fix it')));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
