import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';
import { atWork } from './at-work.ts';
import { STOPPED } from './stopped.ts';

export const closedUnheard: Scenario = {
  name: 'closed-unheard',
  what: 'the issue is closed while the agent works, and no delivery tells of it',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    const issue = await atWork(stage);
    issue.open = false;
  },
  ends: { [ISSUE]: STOPPED },
  also: allStopped,
};
