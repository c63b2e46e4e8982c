import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

export const deadline: Scenario = {
  name: 'deadline',
  what: 'the agent is alive and takes longer than the project allows',
  guards: [4],
  config: () => shop('github', {}, { limits: limits({ deadlineSeconds: 900 }) }),
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    await labelled(stage);
  },
  ends: {
    [ISSUE]: {
      state: 'timed_out',
      epochs: 1,
      runs: 1,
      shows: 'Sluice: Timed out',
      labels: ['sluice-failed'],
    },
  },
  also: allStopped,
};
