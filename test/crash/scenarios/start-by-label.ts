import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const startByLabel: Scenario = {
  name: 'start-by-label',
  what: 'a person puts the label on, the agent succeeds',
  guards: [4, 1, 2],
  async play(stage) {
    await labelled(stage);
  },
  ends: { [ISSUE]: DONE },
};
