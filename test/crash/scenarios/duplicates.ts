import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { oneTrigger } from './one-trigger.ts';

export const duplicates: Scenario = {
  name: 'duplicates',
  what: 'one trigger as `opened`, as `labeled`, by the App’s hook, and the first again',
  guards: [2, 3, 10],
  async play(stage) {
    const letters = oneTrigger(stage);
    for (const letter of [...letters, ...letters.slice(0, 1)]) await stage.send(hook(letter));
  },
  ends: { [ISSUE]: DONE },
};
