import type { AwsRefusal } from '../aws-refusals.ts';

/** How ECS refuses a task. */
export const ECS_REFUSALS = [
  {
    names: ['AccessDeniedException'],
    says: /iam:PassRole/,
    kind: 'permission_denied',
    hint: 'Name the roles of the task definition in roles of the agent, and deploy.',
  },
  {
    names: ['ClusterNotFoundException'],
    kind: 'not_found',
    hint: 'Check cluster of the agent.',
  },
  {
    // "Task definition not found", or inactive; also capacity providers that the cluster does not have.
    names: ['ClientException', 'InvalidParameterException'],
    says: /task ?definition/i,
    kind: 'not_found',
    hint: 'Check taskDefinition and containerName of the agent.',
  },
  {
    names: [
      'ClientException',
      'PlatformUnknownException',
      'PlatformTaskDefinitionIncompatibilityException',
      'UnsupportedFeatureException',
      'BlockedException',
    ],
    kind: 'invalid_argument',
    hint: 'Check the agent in the configuration.',
  },
] as const satisfies readonly AwsRefusal[];

/** What stands in `failures` of an answer with 200 and does not pass; everything else is a lack of capacity. */
export const ECS_FINAL_FAILURES: readonly string[] = [
  'ATTRIBUTE',
  'INACTIVE',
  'LOCATION',
  'MISSING',
];
