import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';

export const cancelRunning: Scenario = {
  name: 'cancel-running',
  what: 'a person takes the in-progress label off while the agent works',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('marked', ({ markedAt }) => markedAt !== undefined);
    await stage.pass(30_000);
    await stage.send(hook(issue.unlabeled('sluice-in-progress', { at: stage.since() })));
  },
  ends: {
    [ISSUE]: { state: 'cancelled', epochs: 1, runs: 1, shows: 'Sluice: Stopped', labels: [] },
  },
  also: allStopped,
};
