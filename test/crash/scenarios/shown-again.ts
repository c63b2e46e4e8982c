import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const shownAgain: Scenario = {
  name: 'shown-again',
  what: 'the tracker lets us write nothing until the task is over; then somebody mends that, and says `sluice writeback`',
  guards: [4],
  async play(stage) {
    stage.site.trouble = (call) =>
      call === 'look' ? undefined : new BackendError('permission_denied', 'You may not');
    await labelled(stage);
    await stage.until(
      'given up',
      (head) => head.state === 'succeeded' && head.showGivenUp === true,
    );
    stage.site.trouble = undefined;
    await stage.operate({ do: 'list', unshown: true });
    await stage.operate({ do: 'writeback', id: ISSUE });
  },
  ends: { [ISSUE]: DONE },
};
