import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { allStopped } from './all-stopped.ts';
import { labelled } from './labelled.ts';
import { STOPPED } from './stopped.ts';

export const cancelRunning: Scenario = {
  name: 'cancel-running',
  what: 'a person takes the in-progress label off while the agent works',
  guards: [4],
  agent: [BEHAVIOURS.toils],
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until(
      'marked, and at work',
      ({ markedAt, lease }) => markedAt !== undefined && lease !== undefined,
    );
    await stage.pass(30_000);
    await stage.send(hook(issue.unlabeled('sluice-in-progress', { at: stage.since() })));
  },
  ends: { [ISSUE]: STOPPED },
  also: allStopped,
};
