import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const concurrent: Scenario = {
  name: 'concurrent',
  what: 'one trigger in three shapes and twice each, all at once',
  guards: [3, 2, 10],
  async play(stage) {
    const issue = githubIssue(stage);
    issue.labels.add('sluice');
    const letters = [
      issue.opened(),
      issue.labeled('sluice'),
      issue.labeled('sluice', { hook: 'app' }),
    ];
    await stage.send(...[...letters, ...letters].map(hook));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
