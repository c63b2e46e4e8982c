import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { hook, ISSUE, issueAfter } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';
import { STOPPED } from './stopped.ts';

const OTHER = issueAfter(1);

export const cancelQueued: Scenario = {
  name: 'cancel-queued',
  what: 'the label of a task that waits for its turn is taken off',
  guards: [4, 11],
  config: () => shop('github', {}, { limits: limits({ concurrency: 1, deadlineSeconds: 7200 }) }),
  agent: [BEHAVIOURS.takesLong],
  async play(stage) {
    await labelled(stage, 1);
    await stage.until('the other runs', ({ state }) => state === 'running', OTHER);
    const issue = await labelled(stage);
    await stage.until('waits', ({ reason }) => reason === 'waiting_for_slot', ISSUE);
    await stage.pass(10_000);
    await stage.send(hook(issue.unlabeled('sluice', { at: stage.since() })));
  },
  ends: {
    [OTHER]: DONE,
    [ISSUE]: { ...STOPPED, runs: 0 },
  },
};
