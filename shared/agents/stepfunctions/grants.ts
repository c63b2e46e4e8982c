import { arnBeside, parseArn } from '../../core/arn.ts';
import type { Grant } from '../../core/grant.ts';
import { executionArn } from './execution-arn.ts';
import type { StepfunctionsSettings } from './settings.ts';

/**
 * Executions of one state machine. A version or an alias is authorized as the machine itself, with it as a condition.
 * https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
export function stepfunctionsGrants({ stateMachineArn }: StepfunctionsSettings): readonly Grant[] {
  const [kind, name, qualifier] = parseArn(stateMachineArn)?.resource.split(':') ?? [];
  const machine = arnBeside(stateMachineArn, 'states', `${kind}:${name}`);
  const conditions = {
    'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': qualifier ?? '' },
  };
  return [
    {
      actions: ['states:StartExecution'],
      resources: [machine],
      ...(qualifier === undefined ? {} : { conditions }),
    },
    {
      actions: ['states:StopExecution', 'states:DescribeExecution'],
      resources: [executionArn(stateMachineArn, 'sluice-*')],
    },
  ];
}
