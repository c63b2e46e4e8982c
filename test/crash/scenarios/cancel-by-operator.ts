import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';

export const cancelByOperator: Scenario = {
  name: 'cancel-by-operator',
  what: '`sluice stop` while the agent works',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
    await stage.until('heard of', ({ lease }) => lease !== undefined);
    await stage.operate({ do: 'stop', id: ISSUE });
  },
  ends: {
    [ISSUE]: { state: 'cancelled', epochs: 1, runs: 1, shows: 'Sluice: Stopped', labels: [] },
  },
  also: allStopped,
};
