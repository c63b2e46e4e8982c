import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { atWork } from './at-work.ts';
import { DONE } from './done.ts';
import { heardOnce } from './heard-once.ts';

export const message: Scenario = {
  name: 'message',
  what: 'a person writes to the running agent, which hears it once',
  guards: [4, 2],
  agent: [BEHAVIOURS.listens],
  async play(stage) {
    const issue = await atWork(stage);
    await stage.send(hook(issue.commented('@sluice quick', { at: stage.since() })));
  },
  ends: { [ISSUE]: DONE },
  also: heardOnce('quick'),
};
