import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { heardOnce } from './heard-once.ts';

export const message: Scenario = {
  name: 'message',
  what: 'a person writes to the running agent, which hears it once',
  guards: [4, 2],
  agent: [BEHAVIOURS.listens],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('heard of', ({ lease }) => lease !== undefined);
    await stage.send(hook(issue.commented('@sluice quick', { at: stage.since() })));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
  also: heardOnce('quick'),
};
