import type { Scenario } from '../scenario.ts';
import { ISSUE, issueAfter } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

export const fullProject: Scenario = {
  name: 'full-project',
  what: 'two tickets, and one may run at a time',
  guards: [11, 4],
  config: () => shop('github', {}, { limits: limits({ concurrency: 1 }) }),
  async play(stage) {
    await labelled(stage);
    await labelled(stage, 1);
  },
  ends: { [ISSUE]: DONE, [issueAfter(1)]: DONE },
};
