import { showOwed } from '../../../shared/core/due.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { DOUBTED } from '../stage/opinion.ts';
import { READING_MS } from '../stage/reading.ts';
import { DONE } from './done.ts';
import { guarded } from './guarded.ts';

export const secondOpinionDoubts: Scenario = {
  name: 'second-opinion-doubts',
  what: 'somebody else doubts a text that the scanner let through; a person reads and approves it',
  guards: [6, 11],
  config: guarded,
  async play(stage) {
    const issue = Object.assign(githubIssue(stage), { body: DOUBTED });
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('held, and shown', (head) => head.state === 'held' && !showOwed(head));
    await stage.pass(READING_MS);
    await stage.send(hook(issue.commented('/sluice approve', { at: stage.since() })));
  },
  ends: { [ISSUE]: DONE },
};
