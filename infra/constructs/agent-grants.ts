import { Aws } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { Grant } from '../../shared/core/grant.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

/** The `agents` of a checked configuration: by name, each with its kind and that kind's settings. */
export type Agents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const WILDCARD_REASON =
  'Runs of an agent that the configuration names: their ids, and the revisions of a task definition, are not known before they are.';

/** Lets a role start, ask and stop the agents of a configuration that are on AWS, each on its own resources, and nothing else. */
export function grantAgents(role: Role, agents: Agents): void {
  for (const grant of grantsOf(agents)) {
    const resources = grant.resources.map(inPlace);
    const conditions = placed(grant.conditions ?? {});
    role.addToPolicy(new PolicyStatement({ actions: [...grant.actions], resources, conditions }));
    for (const arn of resources)
      if (arn.includes('*')) acknowledgeWildcard(role, arn, WILDCARD_REASON);
  }
}

function grantsOf(agents: Agents): Grant[] {
  return Object.values(agents).flatMap((agent) =>
    agentKinds.flatMap((kind) => (kind.name in agent ? kind.grants(agent[kind.name]) : [])),
  );
}

function placed(conditions: NonNullable<Grant['conditions']>) {
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => {
      const values = Object.entries(keys).map(([key, value]) => [key, inPlace(value)]);
      return [operator, Object.fromEntries(values)];
    }),
  );
}

/** CloudFormation fills in its own partition, region and account. */
function inPlace(arn: string): string {
  return arn
    .replace(`\${AWS::Partition}`, Aws.PARTITION)
    .replace(`\${AWS::Region}`, Aws.REGION)
    .replace(`\${AWS::AccountId}`, Aws.ACCOUNT_ID);
}
