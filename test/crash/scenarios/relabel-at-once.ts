import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

const done = { state: 'succeeded', runs: 1, shows: 'Sluice: Done', labels: [] } as const;

export const relabelAtOnce: Scenario = {
  name: 'relabel-at-once',
  what: 'within one second the label of a waiting task is taken off and put on again',
  guards: [3, 2],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('queued', ({ state }) => state === 'queued');
    stage.clock.now += 5_000;
    const at = stage.since();
    await stage.send(hook(issue.unlabeled('sluice', { at })));
    await stage.send(hook(issue.labeled('sluice', { at })));
  },
  ends: {
    // The first task goes on, or a second one takes its place: which, is for the order in which they are heard to say.
    [ISSUE]: [
      { ...done, epochs: 2, shows: 'Sluice: Done' },
      { ...done, epochs: 1 },
    ],
  },
};
