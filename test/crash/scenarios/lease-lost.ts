import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

export const leaseLost: Scenario = {
  name: 'lease-lost',
  what: 'an agent vanishes, the next attempt works, and the first one reports after all',
  guards: [5, 4],
  config: () => shop('github', {}, { limits: limits({ retries: 1, deadlineSeconds: 7200 }) }),
  agent: [BEHAVIOURS.vanishes, BEHAVIOURS.takesLong],
  async play(stage) {
    await labelled(stage);
  },
  ends: { [ISSUE]: { ...DONE, runs: 2 } },
  async also({ agents }) {
    const [zombie] = agents.runs.values();
    const answers = zombie?.reported.join() ?? '';
    return answers === '409' ? [] : [`the report of the first attempt was answered ${answers}`];
  },
};
