import { Fn } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { agentKinds } from '../../shared/agents/agents.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

/** The `agents` of a checked configuration: by name, each with its kind and that kind's settings. */
export type Agents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Lets a function start, ask and stop the agents of a configuration that are on AWS, each on its own resources, and nothing else. */
export function grantAgents(role: IRole, agents: Agents): void {
  for (const statement of agentStatements(agents)) {
    role.addToPrincipalPolicy(statement);
    for (const resource of statement.resources)
      acknowledgeWildcard(role, resource, WILDCARD_REASON);
  }
}

const WILDCARD_REASON =
  'Runs have no ARN before they are started: those of the one cluster, task definition or state machine that the configuration names.';

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
