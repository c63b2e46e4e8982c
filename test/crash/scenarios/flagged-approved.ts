import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { READING_MS } from '../stage/reading.ts';
import { DONE } from './done.ts';
import { flagged } from './flagged.ts';

export const flaggedApproved: Scenario = {
  name: 'flagged-approved',
  what: 'the scanner holds a text, a person reads and approves it, the agent succeeds',
  guards: [11, 6],
  async play(stage) {
    const issue = await flagged(stage);
    await stage.pass(READING_MS);
    await stage.send(hook(issue.commented('/sluice approve', { at: stage.since() })));
  },
  ends: { [ISSUE]: DONE },
};
