import type { AwsRefusal } from '../aws-refusals.ts';

/** How CodeBuild refuses a build. */
export const CODEBUILD_REFUSALS = [
  {
    names: ['ResourceNotFoundException'],
    kind: 'not_found',
    hint: 'Check project of the agent.',
  },
  // As many builds run as the account may have.
  { names: ['AccountLimitExceededException'], kind: 'unavailable' },
  // The token of a start five minutes ago or less, whose build is found by the next try.
  { names: ['InvalidInputException'], says: /mismatch|idempotency/i, kind: 'unavailable' },
  {
    names: ['InvalidInputException'],
    kind: 'invalid_argument',
    hint: 'Check the project that the agent names.',
  },
] as const satisfies readonly AwsRefusal[];
