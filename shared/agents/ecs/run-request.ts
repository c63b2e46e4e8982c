import type { RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { runName } from '../run-name.ts';
import type { Variable } from '../variables.ts';
import type { EcsSettings } from './settings.ts';

/** The request that starts an attempt: byte by byte the same for every repetition, as ECS compares it with what its token came with first. */
export function runRequest(
  settings: EcsSettings,
  idempotencyKey: string,
  environment: readonly Variable[],
): RunTaskCommandInput {
  const { cluster, taskDefinition, containerName, capacity } = settings;
  const { subnets, securityGroups, assignPublicIp } = settings;
  const name = runName(idempotencyKey);
  return {
    cluster,
    taskDefinition,
    count: 1,
    clientToken: name,
    startedBy: name,
    ...(capacity === 'FARGATE'
      ? { launchType: 'FARGATE' }
      : { capacityProviderStrategy: [{ capacityProvider: capacity, weight: 1 }] }),
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets,
        ...(securityGroups.length === 0 ? {} : { securityGroups }),
        assignPublicIp: assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    },
    overrides: { containerOverrides: [{ name: containerName, environment: [...environment] }] },
  };
}
