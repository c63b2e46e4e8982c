import type { RunTaskCommandOutput, Task } from '@aws-sdk/client-ecs';
import type { Agent, RunStatus, Started } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { inPublic } from '../../core/in-public.ts';
import { handedToken } from '../handed-token.ts';
import { runName } from '../run-name.ts';
import { startAt } from '../start-at.ts';
import { variables } from '../variables.ts';
import type { EcsCalls } from './client.ts';
import { ECS_FINAL_FAILURES, ECS_REFUSALS } from './refusals.ts';
import { runRequest } from './run-request.ts';
import type { EcsSettings } from './settings.ts';

const SERVICE = { name: 'ECS', refusals: ECS_REFUSALS };
/** JSON and all. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const MAX_OVERRIDES_CHARS = 8_192;
const MAX_WHY_CHARS = 200;

/**
 * A task on Fargate for every attempt. RunTask is idempotent by its client token for a day; a repetition that differs, as the
 * configuration was changed in between, is told which task the token has.
 */
export function ecsAgent(
  settings: EcsSettings,
  { client, secret }: { client(): Promise<EcsCalls>; secret: AgentOptions['secret'] },
): Agent {
  const find = async (reference: string): Promise<Task | undefined> => {
    const ecs = await client();
    const cluster = clusterOf(reference) ?? settings.cluster;
    const tasks = reference.startsWith('arn:')
      ? [reference]
      : (await ecs.listTasks({ cluster, startedBy: runName(reference) })).taskArns;
    if (!tasks?.length) return undefined;
    return (await ecs.describeTasks({ cluster, tasks })).tasks?.[0];
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const handed = await handedToken(attempt.token, settings.secret, secret);
      const request = runRequest(settings, attempt.idempotencyKey, variables(attempt, handed));
      if (JSON.stringify(request.overrides).length > MAX_OVERRIDES_CHARS)
        return { refused: 'The address of the task is too long for ECS.' };
      return startAt(SERVICE, attempt.token, async () => {
        try {
          return started(await (await client()).runTask(request));
        } catch (error) {
          const reference = existing(error);
          if (reference === undefined) throw error;
          return { reference };
        }
      });
    },
    async stop(reference) {
      const task = await find(reference);
      if (!task?.taskArn || task.lastStatus === 'STOPPED') return;
      const cluster = task.clusterArn ?? settings.cluster;
      await (await client()).stopTask({ cluster, task: task.taskArn, reason: 'Stopped by Sluice' });
    },
    async status(reference) {
      return statusOf(await find(reference));
    },
  };
}

/** `arn:…:task/<cluster>/<id>`: the cluster may have been another when the run began. */
function clusterOf(reference: string): string | undefined {
  return /^arn:[^/]+:task\/([^/]+)\//.exec(reference)?.[1];
}

function started({ tasks, failures }: RunTaskCommandOutput): Started {
  const reference = tasks?.[0]?.taskArn;
  if (reference !== undefined) return { reference };
  const { reason = 'no reason given' } = failures?.[0] ?? {};
  if (!ECS_FINAL_FAILURES.includes(reason)) throw new Error(`ECS placed no task: ${reason}.`);
  return { refused: `ECS placed no task: ${reason}. Check the agent in the configuration.` };
}

/** The task that the token has already, of a request that was not the same. */
function existing(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'ConflictException') return undefined;
  const ids: unknown = Reflect.get(error, 'resourceIds');
  return Array.isArray(ids) && typeof ids[0] === 'string' ? ids[0] : undefined;
}

function statusOf(task: Task | undefined): RunStatus {
  if (!task) return { is: 'unknown' };
  if (task.lastStatus !== 'STOPPED') return { is: 'running' };
  const exits = (task.containers ?? []).flatMap(({ name, exitCode, reason }) =>
    exitCode === undefined && reason === undefined
      ? []
      : [`${name}: ${[exitCode, reason].filter((part) => part !== undefined).join(' ')}`],
  );
  return {
    is: 'ended',
    why: inPublic([task.stoppedReason, ...exits].filter(Boolean).join('; '), MAX_WHY_CHARS),
  };
}
