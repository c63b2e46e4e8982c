import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

export const failAndRetry: Scenario = {
  name: 'fail-and-retry',
  what: 'the first attempt fails, the second succeeds',
  guards: [4, 5],
  config: () => shop('github', {}, { limits: limits({ retries: 1, concurrency: 1 }) }),
  agent: [BEHAVIOURS.fails, BEHAVIOURS.succeeds],
  async play(stage) {
    await labelled(stage);
  },
  ends: { [ISSUE]: { ...DONE, runs: 2 } },
};
