import { brakeOn } from '../../shared/core/brake.ts';
import type { Head } from '../../shared/core/head.ts';
import { aheadOf } from './ahead.ts';
import type { DispatchDeps } from './deps.ts';
import type { Obstacle } from './wait.ts';

/**
 * What still keeps a task that waits in line, as far as can be seen without the tracker: `undefined` when its turn may have come, or
 * when its project is gone, or it was never looked at.
 */
export async function obstacleOf(head: Head, deps: DispatchDeps): Promise<Obstacle | undefined> {
  const { projects } = await deps.config.read();
  const project = projects.find((each) => each.name === head.project);
  if (!project) return undefined;
  const { agent } = head;
  const brake = brakeOn(await deps.brakes.read(), project, agent);
  if (brake) return { brake };
  if (agent === undefined) return undefined;
  const ahead = await aheadOf(head, agent, deps);
  const taken = await deps.slots.taken(project.name, head.key, deps.now());
  return taken + ahead < project.limits.concurrency ? undefined : { ahead };
}
