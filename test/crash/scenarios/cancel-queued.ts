import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { limits, shop } from './shop.ts';

const OTHER = ISSUE.replace('#7', '#8');

export const cancelQueued: Scenario = {
  name: 'cancel-queued',
  what: 'the label of a task that waits for its turn is taken off',
  guards: [4, 11],
  config: () => shop('github', {}, { limits: limits({ concurrency: 1, deadlineSeconds: 7200 }) }),
  agent: [BEHAVIOURS.takesLong],
  async play(stage) {
    await stage.send(hook(githubIssue(stage, 1).labeled('sluice')));
    await stage.until('the other runs', ({ state }) => state === 'running', OTHER);
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice', { at: stage.since() })));
    await stage.until('waits', ({ reason }) => reason === 'waiting_for_slot', ISSUE);
    await stage.pass(10_000);
    await stage.send(hook(issue.unlabeled('sluice', { at: stage.since() })));
  },
  ends: {
    [OTHER]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
    [ISSUE]: { state: 'cancelled', epochs: 1, runs: 0, shows: 'Sluice: Stopped', labels: [] },
  },
};
