import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { flagged } from './flagged.ts';
import { STOPPED } from './stopped.ts';

export const unlabelledUnheard: Scenario = {
  name: 'unlabelled-unheard',
  what: 'the label of a held task is taken off, and no delivery tells of it',
  guards: [4, 11],
  async play(stage) {
    const issue = await flagged(stage);
    issue.labels.delete('sluice');
  },
  ends: {
    [ISSUE]: { ...STOPPED, runs: 0 },
  },
};
