import { showOwed } from '../../../shared/core/due.ts';
import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { heardOnce } from './heard-once.ts';
import { labelled } from './labelled.ts';

export const question: Scenario = {
  name: 'question',
  what: 'the agent asks, a person answers on the ticket, the agent goes on',
  guards: [4, 2],
  agent: [BEHAVIOURS.asks],
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until('asked', (head) => head.state === 'needs_info' && !showOwed(head));
    await stage.send(hook(issue.commented('@sluice the first', { at: stage.since() })));
  },
  ends: { [ISSUE]: DONE },
  also: heardOnce('the first'),
};
