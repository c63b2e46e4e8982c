import { outcomeOf } from './changes/end.ts';
import type { Observe } from './fact.ts';
import type { ResultStore } from './result-store.ts';
import { taskId } from './task-id.ts';

/** The same store; whoever looks on hears what each attempt cost, where its agent says so. The same result again costs nothing. */
export function observedResults(results: ResultStore, observe: Observe): ResultStore {
  return {
    ...results,
    async put(key, epoch, attempt, result) {
      const kept = await results.put(key, epoch, attempt, result);
      const { cost_estimate_usd: dollars } = result;
      if (kept === 'stored' && dollars !== undefined) {
        const task = taskId(key, epoch);
        const { to: outcome } = outcomeOf(result);
        observe({ kind: 'cost', ticket: key, task, attempt, outcome, dollars });
      }
      return kept;
    },
  };
}
