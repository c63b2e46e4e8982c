import type { Head } from '../../shared/core/head.ts';
import { cameBefore, givesWay, lineOf } from '../../shared/core/line.ts';
import { PLACES } from '../../shared/core/place.ts';
import type { DispatchDeps } from './deps.ts';

/** How many tasks of its project stand before one, up to `PLACES`. */
export async function aheadOf(head: Head, agent: string, deps: DispatchDeps): Promise<number> {
  const project = head.project ?? '';
  const lines = [lineOf(project), lineOf(project, agent)];
  const waiting = await deps.heads.waiting(lines, PLACES);
  return waiting.filter(
    (other) => other.key !== head.key && cameBefore(other, head) && !givesWay(other),
  ).length;
}
