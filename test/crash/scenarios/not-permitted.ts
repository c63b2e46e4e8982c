import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { labelled } from './labelled.ts';

export const notPermitted: Scenario = {
  name: 'not-permitted',
  what: 'somebody who may only read puts the label on: nothing runs, nothing is written',
  guards: [9, 10],
  async play(stage) {
    stage.site.permission = 'read';
    await labelled(stage);
  },
  ends: { [ISSUE]: { state: 'rejected', epochs: 1, runs: 0, labels: ['sluice'] } },
};
