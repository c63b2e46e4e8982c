import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { oneTrigger } from './one-trigger.ts';

export const concurrent: Scenario = {
  name: 'concurrent',
  what: 'one trigger in three shapes and twice each, all at once',
  guards: [3, 2, 10],
  async play(stage) {
    const letters = oneTrigger(stage);
    await stage.send(...[...letters, ...letters].map(hook));
  },
  ends: { [ISSUE]: DONE },
};
