import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';

export const closedUnheard: Scenario = {
  name: 'closed-unheard',
  what: 'the issue is closed while the agent works, and no delivery tells of it',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('heard of', ({ lease }) => lease !== undefined);
    issue.open = false;
  },
  ends: {
    [ISSUE]: { state: 'cancelled', epochs: 1, runs: 1, shows: 'Sluice: Stopped', labels: [] },
  },
  also: allStopped,
};
