import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import type { Names } from '../template/intrinsics.ts';
import { resolve } from '../template/intrinsics.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statement.ts';

/** The managed policies that the CDK attaches, in AWS's words: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const MANAGED: Readonly<Record<string, unknown>> = {
  AWSLambdaBasicExecutionRole: {
    Statement: {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  },
};

/** What a role may do: by managed policies, by its own, and by those that are attached to it. */
export function rolePolicies(template: Template, role: string, names: Names): readonly Statement[] {
  const { ManagedPolicyArns = [], Policies = [] } = resources(template, 'AWS::IAM::Role')[role];
  const attached = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => Object.values(resources(template, type)))
    .filter(({ Roles = [] }) => Roles.some(({ Ref }: { Ref?: string }) => Ref === role));
  const documents = [
    ...(resolve(ManagedPolicyArns, names) as string[]).map(managed),
    ...[...Policies, ...attached].map(({ PolicyDocument }) => PolicyDocument),
  ];
  return documents.flatMap((document) => statementsOf(resolve(document, names)));
}

/** What policies of queues say to everybody. */
export function queuePolicies(template: Template, names: Names): readonly Statement[] {
  return Object.values(resources(template, 'AWS::SQS::QueuePolicy')).flatMap(({ PolicyDocument }) =>
    statementsOf(resolve(PolicyDocument, names)),
  );
}

function managed(arn: string): unknown {
  const found = MANAGED[arn.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`What ${arn} allows is not written down here`);
  return found;
}
