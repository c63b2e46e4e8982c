import { agentKind } from '../../core/agent-kind.ts';
import { ecsGrants } from './grants.ts';
import { EcsSettings } from './settings.ts';

/** `ecs: {cluster, taskDefinition, containerName, subnets, …}` */
export const ecs = agentKind({ name: 'ecs', settings: EcsSettings, grants: ecsGrants });
