import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

const OUTAGE_MS = 20 * 60_000;

export const trackerDown: Scenario = {
  name: 'tracker-down',
  what: 'the tracker’s API is down when the task is to start, for twenty minutes',
  guards: [4, 11],
  async play(stage) {
    const issue = githubIssue(stage);
    const over = stage.clock.now + OUTAGE_MS;
    stage.site.trouble = () =>
      stage.clock.now < over ? new BackendError('unavailable', 'It is down') : undefined;
    await stage.send(hook(issue.labeled('sluice')));
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
