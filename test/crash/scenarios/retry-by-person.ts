import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const retryByPerson: Scenario = {
  name: 'retry-by-person',
  what: 'a task failed; before that is shown a person says `/sluice retry`',
  guards: [3, 4],
  agent: [BEHAVIOURS.fails, BEHAVIOURS.succeeds],
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until('failed', ({ state }) => state === 'failed');
    await stage.send(hook(issue.commented('/sluice retry', { at: stage.since() })));
  },
  ends: { [ISSUE]: { ...DONE, epochs: 2, runs: 2 } },
};
