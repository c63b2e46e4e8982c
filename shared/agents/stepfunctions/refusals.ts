import type { AwsRefusal } from '../aws-refusals.ts';

/** How Step Functions refuses an execution. */
export const STEPFUNCTIONS_REFUSALS = [
  {
    names: ['StateMachineDoesNotExist', 'StateMachineDeleting', 'InvalidArn'],
    kind: 'not_found',
    hint: 'Check stateMachineArn of the agent.',
  },
  {
    names: ['KmsAccessDeniedException', 'KmsInvalidStateException'],
    kind: 'permission_denied',
    hint: 'Let the role of dispatch use the key of the state machine.',
  },
  // As many executions are open as the account may have.
  { names: ['ExecutionLimitExceeded', 'KmsThrottlingException'], kind: 'unavailable' },
  { names: ['InvalidExecutionInput', 'InvalidName'], kind: 'invalid_argument' },
] as const satisfies readonly AwsRefusal[];
