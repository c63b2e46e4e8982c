import type { Scenario } from '../scenario.ts';
import { event, LINEAR_ISSUE, linearIssue } from '../stage/on-linear.ts';
import { DONE } from './done.ts';

export const startByDelegation: Scenario = {
  name: 'start-by-delegation',
  what: 'Linear opens an agent session with a part of the issue, the agent succeeds',
  guards: [4, 2, 6],
  async play(stage) {
    linearIssue(stage);
    await stage.send(event('AgentSessionEvent.created', stage.since()));
  },
  ends: { [LINEAR_ISSUE]: DONE },
};
