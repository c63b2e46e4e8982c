import type { Credentials } from './backend.ts';
import type { Connection } from './connection.ts';
import type { Project } from './project.ts';

/** An agent as it is configured: its kind's registry name and that kind's own settings. */
export interface AgentSettings {
  readonly name: string;
  readonly kind: string;
  /** What the kind's schema made of the configuration: argv, URL, queue. */
  readonly settings: unknown;
  /** Seconds for one attempt; the project's deadline if absent. */
  readonly timeoutSeconds?: number;
}

/** The whole configuration, checked, with the webhook secrets resolved. */
export interface Config {
  readonly connections: readonly Connection[];
  readonly projects: readonly Project[];
  readonly agents: readonly AgentSettings[];
}

/** Where the configuration comes from: a file locally, the table on AWS. */
export interface ConfigSource {
  /** At most 60 seconds old. Throws when it cannot be read or does not fit the schema; nothing is accepted then. */
  read(): Promise<Config>;
  /** The API credentials of a connection, resolved when they are needed; `undefined` if it has none. */
  credentials(connection: string): Promise<Credentials | undefined>;
}
