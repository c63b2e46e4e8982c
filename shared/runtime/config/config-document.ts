import type { AgentDocument } from './agent-schema.ts';
import type { ConnectionDocument } from './connection-schema.ts';
import type { ProjectDocument } from './project-schema.ts';

/**
 * A checked sluice.yaml with every default filled in and durations in seconds. Plain JSON with the same keys, so that it can be kept,
 * compared, and checked again; secrets in it are references.
 */
export interface ConfigDocument {
  readonly connections: Readonly<Record<string, ConnectionDocument>>;
  readonly projects: readonly ProjectDocument[];
  readonly agents: Readonly<Record<string, AgentDocument>>;
}
