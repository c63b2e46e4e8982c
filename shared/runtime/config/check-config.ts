import * as z from 'zod/mini';
import type { AgentKind } from '../../core/agent-kind.ts';
import { agentSchema } from './agent-schema.ts';
import type { ConfigDocument } from './config-document.ts';
import { connectionSchema } from './connection-schema.ts';
import { crossChecks } from './cross-checks.ts';
import type { KnownTracker } from './known-tracker.ts';
import { NAME_EXPECTED, ProjectSchema } from './project-schema.ts';
import type { Found } from './read-part.ts';
import { readPart } from './read-part.ts';
import { warningsOf } from './warnings-of.ts';

/** What there is to choose from; the registries themselves are not for the runtime to import. */
export interface Registries {
  readonly trackers: readonly KnownTracker[];
  readonly agentKinds: readonly AgentKind[];
}

const Top = z.strictObject({
  connections: z.record(z.string(), z.unknown()),
  projects: z._default(z.array(z.unknown()), () => []),
  agents: z._default(z.record(z.string(), z.unknown()), () => ({})),
});

/** A connection's name stands in URLs and in readable ids. */
const CONNECTION_NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
/** An agent's name stands in the label `agent:<name>`, whose case does not count. */
const AGENT_NAME = /^[a-z0-9][a-z0-9_.-]{0,63}$/;

/** Checks a configuration as it was written (YAML or JSON makes no difference) and finds everything that is wrong with it. */
export function checkConfig(
  raw: unknown,
  { trackers, agentKinds }: Registries,
):
  | { readonly config: ConfigDocument; readonly warnings: readonly Found[] }
  | { readonly found: readonly Found[] } {
  const top = readPart(Top, raw ?? {}, []);
  const connections = entries(
    top.value?.connections,
    'connections',
    connectionSchema(trackers.map(({ name }) => name)),
  );
  const agents = entries(top.value?.agents, 'agents', agentSchema(agentKinds));
  const projects = (top.value?.projects ?? []).map((each, at) =>
    readPart(ProjectSchema, each, ['projects', at]),
  );
  const found = [
    ...top.found,
    ...connections.flatMap(({ name, found }) => [
      ...misnamed('connections', name, CONNECTION_NAME, NAME_EXPECTED),
      ...found,
    ]),
    ...projects.flatMap((project) => project.found),
    ...agents.flatMap(({ name, found }) => [
      ...misnamed('agents', name, AGENT_NAME, `${NAME_EXPECTED}, in lower case`),
      ...found,
    ]),
  ];
  const parts = {
    connections: new Map(connections.map(({ name, value }) => [name, value])),
    projects: projects.map(({ value }) => value),
    agents: new Set(agents.map(({ name }) => name)),
    trackers: new Map(trackers.map((tracker) => [tracker.name, tracker])),
  };
  const across = crossChecks(parts).filter(
    ({ path }) => !found.some((other) => touch(other.path, path)),
  );
  if (found.length + across.length > 0) return { found: [...found, ...across] };
  return {
    config: {
      connections: Object.fromEntries(
        connections.flatMap(({ name, value }) => (value ? [[name, value]] : [])),
      ),
      projects: projects.flatMap(({ value }) => (value ? [value] : [])),
      agents: Object.fromEntries(
        agents.flatMap(({ name, value }) => (value ? [[name, value]] : [])),
      ),
    },
    warnings: warningsOf(parts),
  };
}

function entries<T>(
  section: Readonly<Record<string, unknown>> | undefined,
  key: string,
  schema: z.ZodMiniType<T>,
) {
  return Object.entries(section ?? {}).map(([name, raw]) => ({
    name,
    ...readPart(schema, raw, [key, name]),
  }));
}

function misnamed(section: string, name: string, pattern: RegExp, expected: string): Found[] {
  if (pattern.test(name)) return [];
  return [
    {
      path: [section, name],
      sentence: `Expected \`${name.slice(0, 60)}\` in \`${section}\` to be ${expected}`,
    },
  ];
}

/** Whether one place is inside of the other: what is wrong there has been said. */
function touch(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  return a.slice(0, b.length).every((key, at) => key === b[at]);
}
