import type { SweepDeps } from '../../../functions/sweep/deps.ts';
import type { LookDeps } from '../../../functions/sweep/looks/deps.ts';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { Head } from '../../../shared/core/head.ts';

/** What a tick of the schedule has sweep do: what is due, then the looks at tickets, whatever became of the first. */
export async function tick(deps: SweepDeps & LookDeps): Promise<void> {
  const heads: Head[] = [];
  const failures: unknown[] = [];
  await sweep({ ...deps, look: (head) => heads.push(head) }).catch((error) => failures.push(error));
  await lookAtAll(heads, deps, (error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
