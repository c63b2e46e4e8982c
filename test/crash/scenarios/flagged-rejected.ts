import { showOwed } from '../../../shared/core/due.ts';
import { FLAGGED } from '../../support/receive/issue.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { READING_MS } from '../stage/reading.ts';

export const flaggedRejected: Scenario = {
  name: 'flagged-rejected',
  what: 'the scanner holds a text, a person reads and rejects it',
  guards: [6],
  async play(stage) {
    const issue = Object.assign(githubIssue(stage), { body: FLAGGED });
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('held, and shown', (head) => head.state === 'held' && !showOwed(head));
    await stage.pass(READING_MS);
    await stage.send(hook(issue.commented('/sluice reject', { at: stage.since() })));
  },
  ends: {
    [ISSUE]: { state: 'rejected', epochs: 1, runs: 0, shows: 'Sluice: Not started', labels: [] },
  },
};
