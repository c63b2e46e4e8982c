import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';
import { atWork } from './at-work.ts';
import { STOPPED } from './stopped.ts';

export const cancelByOperator: Scenario = {
  name: 'cancel-by-operator',
  what: '`sluice stop` while the agent works',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    await atWork(stage);
    await stage.operate({ do: 'stop', id: ISSUE });
  },
  ends: { [ISSUE]: STOPPED },
  also: allStopped,
};
