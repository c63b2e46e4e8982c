import { agentKinds } from '../../shared/agents/agents.ts';
import type { Grant } from '../../shared/core/grant.ts';

/** The `agents` of a checked configuration: by name, each with its kind and that kind's settings. */
export type Agents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** To start, ask and stop the agents of a configuration that are on AWS, each on its own resources. */
export function agentGrants(agents: Agents): readonly Grant[] {
  return Object.values(agents).flatMap((agent) =>
    agentKinds.flatMap((kind) => (kind.name in agent ? kind.grants(agent[kind.name]) : [])),
  );
}
