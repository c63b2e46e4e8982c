import { isDeepStrictEqual } from 'node:util';
import { Fault } from './fault.ts';
import type { Json } from './json-service.ts';
import { startJsonService } from './json-service.ts';

const CLUSTER = 'arn:aws:ecs:eu-central-1:123456789012:cluster/agents';
const MAX_TOKEN_CHARS = 64;
const MAX_OVERRIDES_CHARS = 8_192;

/**
 * ECS with one cluster, `agents`, and one task definition, `coder`, as far as agents are concerned: client tokens, overrides, tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html
 */
export async function startEcs() {
  const tasks: Json[] = [];
  const tokens = new Map<string, { input: Json; task: Json }>();
  const failures: Json[] = [];

  function known({ cluster }: Json): void {
    if (cluster !== 'agents' && cluster !== CLUSTER)
      throw new Fault('ClusterNotFoundException', 'Cluster not found.');
  }

  const service = await startJsonService({
    model: 'ecs',
    operations: {
      RunTask(input) {
        known(input);
        const { clientToken, taskDefinition, overrides, startedBy } = input;
        if (!/^[!-~]+$/.test(clientToken) || clientToken.length > MAX_TOKEN_CHARS)
          throw new Fault('InvalidParameterException', 'Invalid clientToken.');
        if (JSON.stringify(overrides).length > MAX_OVERRIDES_CHARS)
          throw new Fault('InvalidParameterException', 'Overrides length must be at most 8192.');
        const before = tokens.get(clientToken);
        if (before && !isDeepStrictEqual(before.input, input))
          throw new Fault('ConflictException', 'The token is in use.', {
            resourceIds: [before.task.taskArn],
          });
        if (before) return { tasks: [before.task], failures: [] };
        if (taskDefinition !== 'coder')
          throw new Fault('ClientException', 'TaskDefinition not found.');
        const failure = failures.shift();
        if (failure) return { tasks: [], failures: [failure] };
        const task = {
          taskArn: `${CLUSTER.replace(':cluster', ':task')}/${String(tasks.length).padStart(32, '0')}`,
          clusterArn: CLUSTER,
          lastStatus: 'PROVISIONING',
          desiredStatus: 'RUNNING',
          startedBy,
          overrides,
        };
        tasks.push(task);
        tokens.set(clientToken, { input, task });
        return { tasks: [task], failures: [] };
      },
      ListTasks(input) {
        known(input);
        const found = tasks.filter(
          (task) => task.startedBy === input.startedBy && task.desiredStatus === 'RUNNING',
        );
        return { taskArns: found.map(({ taskArn }) => taskArn) };
      },
      DescribeTasks(input) {
        known(input);
        const found = tasks.filter(({ taskArn }) => input.tasks.includes(taskArn));
        const missing = found.length === 0 ? [{ arn: input.tasks[0], reason: 'MISSING' }] : [];
        return { tasks: found, failures: missing };
      },
      StopTask(input) {
        known(input);
        const task = tasks.find(({ taskArn }) => taskArn === input.task);
        if (!task)
          throw new Fault('InvalidParameterException', 'The referenced task was not found.');
        end(task, 'UserInitiated', input.reason);
        return { task };
      },
    },
  });

  function end(task: Json, stopCode: string, stoppedReason: string): void {
    Object.assign(task, {
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode,
      stoppedReason,
    });
    task.containers = [{ name: 'agent', exitCode: 137, reason: 'OutOfMemoryError' }];
  }
  return { service, tasks, failures, end };
}
