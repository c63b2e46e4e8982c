import { showOwed } from '../../../shared/core/due.ts';
import { taskId } from '../../../shared/core/task-id.ts';
import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const retryByOperator: Scenario = {
  name: 'retry-by-operator',
  what: 'a task failed; a person looks why, and says `sluice retry`',
  guards: [3, 4],
  agent: [BEHAVIOURS.fails, BEHAVIOURS.succeeds],
  async play(stage) {
    await labelled(stage);
    await stage.until('failed, and shown', (head) => head.state === 'failed' && !showOwed(head));
    const [{ key } = { key: '' }] = await stage.heads();
    await stage.operate({ do: 'list' });
    await stage.operate({ do: 'show', id: ISSUE });
    await stage.operate({ do: 'why', id: ISSUE });
    // Who names the task, and not the ticket, has no other one tried again if the first word is heard late.
    await stage.operate({ do: 'retry', id: taskId(key, 1) });
  },
  ends: { [ISSUE]: { ...DONE, epochs: 2, runs: 2 } },
};
