import type { DescribeExecutionCommandOutput } from '@aws-sdk/client-sfn';
import type { Agent } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { handedToken } from '../handed-token.ts';
import { notice } from '../notice.ts';
import { runName } from '../run-name.ts';
import { startAt } from '../start-at.ts';
import type { StepfunctionsCalls } from './client.ts';
import { executionArn } from './execution-arn.ts';
import { STEPFUNCTIONS_REFUSALS } from './refusals.ts';
import type { StepfunctionsSettings } from './settings.ts';

const SERVICE = { name: 'Step Functions', refusals: STEPFUNCTIONS_REFUSALS };

/**
 * An execution for every attempt, named after it: a name is taken for as long as the execution is open and 90 days more. With the same input
 * a repetition is answered as the first start was; with another, as the deadline has come nearer, or after the end, that it exists.
 */
export function stepfunctionsAgent(
  { stateMachineArn, secret: sealedWith }: StepfunctionsSettings,
  { client, secret }: { client(): Promise<StepfunctionsCalls>; secret: AgentOptions['secret'] },
): Agent {
  const arnOf = (reference: string) =>
    reference.startsWith('arn:') ? reference : executionArn(stateMachineArn, runName(reference));
  const describe = async (
    reference: string,
  ): Promise<DescribeExecutionCommandOutput | undefined> => {
    try {
      return await (await client()).describeExecution({ executionArn: arnOf(reference) });
    } catch (error) {
      if (!isNamed(error, 'ExecutionDoesNotExist')) throw error;
      return undefined;
    }
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const handed = await handedToken(attempt.token, sealedWith, secret);
      const name = runName(attempt.idempotencyKey);
      return startAt(SERVICE, attempt.token, async () => {
        try {
          const input = notice(attempt, handed);
          const begun = await (await client()).startExecution({ stateMachineArn, name, input });
          return { reference: begun.executionArn ?? executionArn(stateMachineArn, name) };
        } catch (error) {
          if (!isNamed(error, 'ExecutionAlreadyExists')) throw error;
          return { reference: executionArn(stateMachineArn, name) };
        }
      });
    },
    async stop(reference) {
      const execution = await describe(reference);
      if (execution?.status !== 'RUNNING') return;
      const cause = 'Stopped by Sluice';
      await (await client()).stopExecution({ executionArn: arnOf(reference), cause });
    },
    async status(reference) {
      const execution = await describe(reference);
      if (!execution) return { is: 'unknown' };
      const { status, error } = execution;
      if (status === 'RUNNING') return { is: 'running' };
      return { is: 'ended', why: [status, error].filter(Boolean).join(': ') };
    },
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
