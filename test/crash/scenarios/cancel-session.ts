import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { event, LINEAR_ISSUE, linearIssue } from '../stage/on-linear.ts';
import { allStopped } from './all-stopped.ts';

export const cancelSession: Scenario = {
  name: 'cancel-session',
  what: 'a person presses Stop in Linear’s agent session',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    linearIssue(stage);
    await stage.send(event('AgentSessionEvent.created', stage.since()));
    await stage.until('heard of', ({ lease }) => lease !== undefined);
    await stage.pass(30_000);
    await stage.send(event('AgentSessionEvent.prompted-stop', stage.since()));
  },
  ends: {
    [LINEAR_ISSUE]: {
      state: 'cancelled',
      epochs: 1,
      runs: 1,
      shows: 'Sluice: Stopped',
      labels: [],
    },
  },
  also: allStopped,
};
