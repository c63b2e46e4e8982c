import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { atWork } from './at-work.ts';
import { DONE } from './done.ts';

const OUTAGE_MS = 40 * 60_000;

export const outageAtTheEnd: Scenario = {
  name: 'outage-at-the-end',
  what: 'the tracker’s API goes down while the agent works, for forty minutes',
  guards: [4],
  async play(stage) {
    await atWork(stage);
    const over = stage.clock.now + OUTAGE_MS;
    stage.site.trouble = () =>
      stage.clock.now < over ? new BackendError('unavailable', 'It is down') : undefined;
  },
  ends: { [ISSUE]: DONE },
};
