import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const duplicates: Scenario = {
  name: 'duplicates',
  what: 'one trigger as `opened`, as `labeled`, by the App’s hook, and the first again',
  guards: [2, 3, 10],
  async play(stage) {
    const issue = githubIssue(stage);
    issue.labels.add('sluice');
    const letters = [
      issue.opened(),
      issue.labeled('sluice'),
      issue.labeled('sluice', { hook: 'app' }),
    ];
    for (const letter of [...letters, ...letters.slice(0, 1)]) await stage.send(hook(letter));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
