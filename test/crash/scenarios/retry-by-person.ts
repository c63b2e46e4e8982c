import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const retryByPerson: Scenario = {
  name: 'retry-by-person',
  what: 'a task failed; before that is shown a person says `/sluice retry`',
  guards: [3, 4],
  agent: [BEHAVIOURS.fails, BEHAVIOURS.succeeds],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('failed', ({ state }) => state === 'failed');
    await stage.send(hook(issue.commented('/sluice retry', { at: stage.since() })));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 2, runs: 2, shows: 'Sluice: Done', labels: [] },
  },
};
