import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const unlabeledFirst: Scenario = {
  name: 'unlabeled-first',
  what: 'the label was put on and taken off again, and the second is heard first',
  guards: [2, 10],
  async play(stage) {
    const issue = githubIssue(stage);
    const labeled = issue.labeled('sluice');
    const unlabeled = issue.unlabeled('sluice', { at: 2_000 });
    stage.clock.now += 2_000;
    await stage.send(hook(unlabeled));
    await stage.send(hook(labeled));
  },
  ends: {
    [ISSUE]: [
      { epochs: 0, runs: 0, labels: [] },
      // Where the first word was lost, the look sees that the label is gone, and nobody is told.
      { state: 'cancelled', epochs: 1, runs: 0, labels: [] },
    ],
  },
};
