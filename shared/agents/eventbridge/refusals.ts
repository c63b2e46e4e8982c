import type { AwsRefusal } from '../aws-refusals.ts';

/** How EventBridge refuses an event: the whole call, or its entry in an answer of 200. */
export const EVENTBRIDGE_REFUSALS = [
  { names: ['ResourceNotFoundException'], kind: 'not_found', hint: 'Check bus of the agent.' },
  { names: ['InternalFailure'], kind: 'unavailable' },
  {
    names: ['NotAuthorizedForSourceException', 'NotAuthorizedForDetailTypeException'],
    kind: 'permission_denied',
    hint: 'Let the policy of the bus take events of Sluice.',
  },
  {
    names: ['InvalidArgument', 'MalformedDetail', 'InvalidAccountIdException'],
    kind: 'invalid_argument',
    hint: 'Check bus of the agent.',
  },
] as const satisfies readonly AwsRefusal[];
