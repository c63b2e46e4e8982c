import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { labelled } from './labelled.ts';

export const writeBackRefused: Scenario = {
  name: 'write-back-refused',
  what: 'the tracker lets us read and never lets us write',
  guards: [4, 10],
  async play(stage) {
    stage.site.trouble = (call) =>
      call === 'look' || call === 'comments'
        ? undefined
        : new BackendError('permission_denied', 'You may not');
    await labelled(stage);
  },
  ends: { [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, labels: ['sluice'] } },
  async also(stage) {
    const [head] = await stage.heads();
    return head?.showGivenUp && head.showError ? [] : ['nobody can see that it was given up'];
  },
};
