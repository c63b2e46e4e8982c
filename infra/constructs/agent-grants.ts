import { Fn } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { agentKinds } from '../../shared/agents/agents.ts';

/** The `agents` of a checked configuration: by name, each with its kind and that kind's settings. */
export type Agents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Lets a function start, ask and stop the agents of a configuration that are on AWS, each on its own resources, and nothing else. */
export function grantAgents(grantee: IGrantable, agents: Agents): void {
  for (const statement of agentStatements(agents))
    grantee.grantPrincipal.addToPrincipalPolicy(statement);
}

function agentStatements(agents: Agents): PolicyStatement[] {
  const grants = Object.values(agents).flatMap((agent) =>
    agentKinds.flatMap((kind) => (kind.name in agent ? kind.grants(agent[kind.name]) : [])),
  );
  return grants.map(({ actions, resources, conditions = {} }) => {
    const placed = Object.entries(conditions).map(([operator, keys]) => {
      const values = Object.entries(keys).map(([key, value]) => [key, inPlace(value)]);
      return [operator, Object.fromEntries(values)];
    });
    return new PolicyStatement({
      actions: [...actions],
      resources: resources.map(inPlace),
      conditions: Object.fromEntries(placed),
    });
  });
}

/** CloudFormation fills in its own partition, region and account. */
function inPlace(arn: string): string {
  return arn.includes('${') ? Fn.sub(arn) : arn;
}
