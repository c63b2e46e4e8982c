import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { guarded } from './guarded.ts';
import { labelled } from './labelled.ts';

export const secondOpinion: Scenario = {
  name: 'second-opinion',
  what: 'somebody else is asked about the text that the scanner let through, and lets it through as well',
  guards: [6, 4],
  config: guarded,
  async play(stage) {
    await labelled(stage);
  },
  ends: { [ISSUE]: DONE },
};
