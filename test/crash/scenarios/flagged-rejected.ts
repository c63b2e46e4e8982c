import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { READING_MS } from '../stage/reading.ts';
import { flagged } from './flagged.ts';

export const flaggedRejected: Scenario = {
  name: 'flagged-rejected',
  what: 'the scanner holds a text, a person reads and rejects it',
  guards: [6],
  async play(stage) {
    const issue = await flagged(stage);
    await stage.pass(READING_MS);
    await stage.send(hook(issue.commented('/sluice reject', { at: stage.since() })));
  },
  ends: {
    [ISSUE]: { state: 'rejected', epochs: 1, runs: 0, shows: 'Sluice: Not started', labels: [] },
  },
};
