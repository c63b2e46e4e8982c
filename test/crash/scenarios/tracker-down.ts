import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

const OUTAGE_MS = 32 * 60_000;

export const trackerDown: Scenario = {
  name: 'tracker-down',
  what: 'the tracker’s API is down when the task is to start, until its messages are dead letters',
  guards: [4, 11],
  async play(stage) {
    let over = Number.POSITIVE_INFINITY;
    stage.site.trouble = () =>
      stage.clock.now < over ? new BackendError('unavailable', 'It is down') : undefined;
    await labelled(stage);
    await stage.until('queued', ({ state }) => state === 'queued');
    over = stage.clock.now + OUTAGE_MS;
  },
  ends: { [ISSUE]: DONE },
  async also(stage) {
    return (await stage.deadLetters()) > 0 ? [] : ['no message became a dead letter'];
  },
};
