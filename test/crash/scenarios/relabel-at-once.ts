import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const relabelAtOnce: Scenario = {
  name: 'relabel-at-once',
  what: 'within one second the label of a waiting task is taken off and put on again',
  guards: [3, 2],
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until('queued', ({ state }) => state === 'queued');
    stage.clock.now += 5_000;
    const at = stage.since();
    await stage.send(hook(issue.unlabeled('sluice', { at })));
    await stage.send(hook(issue.labeled('sluice', { at })));
  },
  ends: {
    // The first task goes on, or a second one takes its place: which, is for the order in which they are heard to say.
    [ISSUE]: [{ ...DONE, epochs: 2 }, DONE],
  },
};
