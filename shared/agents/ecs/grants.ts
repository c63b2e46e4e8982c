import { arnBeside, parseArn } from '../../core/arn.ts';
import type { Grant } from '../../core/grant.ts';
import type { EcsSettings } from './settings.ts';

/** Tasks of one definition in one cluster. */
export function ecsGrants({ cluster, taskDefinition, roles }: EcsSettings): readonly Grant[] {
  const name = parseArn(cluster)?.resource.replace(/^cluster\//, '') ?? cluster;
  const clusterArn = arnBeside(cluster, 'ecs', `cluster/${name}`);
  const conditions = { ArnEquals: { 'ecs:cluster': clusterArn } };
  const definition = /:\d+$/.test(taskDefinition) ? taskDefinition : `${taskDefinition}:*`;
  const definitionArn = parseArn(taskDefinition)
    ? definition
    : arnBeside(cluster, 'ecs', `task-definition/${definition}`);
  const tasks = arnBeside(cluster, 'ecs', `task/${name}/*`);
  const instances = arnBeside(cluster, 'ecs', `container-instance/${name}/*`);
  return [
    { actions: ['ecs:RunTask'], resources: [definitionArn], conditions },
    { actions: ['ecs:StopTask', 'ecs:DescribeTasks'], resources: [tasks], conditions },
    // It knows tasks by the instances that they are on, also where there are none, as on Fargate.
    { actions: ['ecs:ListTasks'], resources: [instances], conditions },
    ...(roles.length === 0 ? [] : [passRole(roles)]),
  ];
}

function passRole(resources: readonly string[]): Grant {
  const conditions = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };
  return { actions: ['iam:PassRole'], resources, conditions };
}
