import type { ECS } from '@aws-sdk/client-ecs';
import { perRegion } from '../../core/per-region.ts';

/** What is asked of ECS. */
export type EcsCalls = Pick<ECS, 'runTask' | 'stopTask' | 'listTasks' | 'describeTasks'>;

export const ecsClient = perRegion<EcsCalls>(async (config) => {
  const { ECS } = await import('@aws-sdk/client-ecs');
  return new ECS(config);
});
