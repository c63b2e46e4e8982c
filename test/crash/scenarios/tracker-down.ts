import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

const OUTAGE_MS = 32 * 60_000;

export const trackerDown: Scenario = {
  name: 'tracker-down',
  what: 'the tracker’s API is down when the task is to start, until its messages are dead letters',
  guards: [4, 11],
  async play(stage) {
    let over = Number.POSITIVE_INFINITY;
    stage.site.trouble = () =>
      stage.clock.now < over ? new BackendError('unavailable', 'It is down') : undefined;
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
    await stage.until('queued', ({ state }) => state === 'queued');
    over = stage.clock.now + OUTAGE_MS;
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
  async also({ dead }) {
    return dead.length > 0 ? [] : ['no message became a dead letter'];
  },
};
