import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

export const silentAgent: Scenario = {
  name: 'silent-agent',
  what: 'an agent is started and never calls, the next attempt succeeds',
  guards: [4, 5],
  config: () => shop('github', {}, { limits: limits({ retries: 1 }) }),
  agent: [BEHAVIOURS.silent, BEHAVIOURS.succeeds],
  async play(stage) {
    await labelled(stage);
  },
  ends: { [ISSUE]: { ...DONE, runs: 2 } },
};
