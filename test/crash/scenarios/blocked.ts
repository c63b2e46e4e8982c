import { BLOCKED } from '../../support/receive/issue.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const blocked: Scenario = {
  name: 'blocked',
  what: 'the scanner is sure that a text gives orders',
  guards: [6, 10],
  async play(stage) {
    const issue = Object.assign(githubIssue(stage), { body: BLOCKED });
    await stage.send(hook(issue.labeled('sluice')));
  },
  ends: {
    [ISSUE]: { state: 'rejected', epochs: 1, runs: 0, shows: 'Sluice: Not started', labels: [] },
  },
};
