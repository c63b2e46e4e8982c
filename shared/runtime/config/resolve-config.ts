import type { AgentSettings, Config } from '../../core/config.ts';
import type { AgentDocument } from './agent-schema.ts';
import type { ConfigDocument } from './config-document.ts';
import { coreProject } from './core-project.ts';
import { onceBetween } from './once-between.ts';
import { resolveConnection } from './resolve-connection.ts';
import type { SecretResolvers } from './resolve-secret.ts';

/** A configuration whose webhook secrets are known. */
export interface ResolvedConfig {
  /** The configuration at a moment, epoch milliseconds: to be asked for every use, as a secret's time may end between two readings. */
  readonly configAt: (now: number) => Config;
  readonly warnings: readonly string[];
}

/**
 * The configuration in core's words, with the webhook secrets. One that is missing or blank is left out, with a warning, and so is
 * one whose time is over, which is not even asked for: a connection that has none left is answered 503. API credentials are resolved
 * when they are needed, see `resolveCredentials`.
 *
 * @param now Epoch milliseconds.
 * @param needs Of which trackers' connections secrets are asked for at all; the others have none, and nobody is warned.
 * @throws what a resolver throws: a secret that cannot be asked for now is not taken for a missing one.
 */
export async function resolveConfig(
  document: ConfigDocument,
  resolvers: SecretResolvers,
  now: number,
  needs: (tracker: string) => boolean = () => true,
): Promise<ResolvedConfig> {
  const resolved = await Promise.all(
    Object.entries(document.connections).map(([name, each]) =>
      resolveConnection(
        name,
        needs(each.tracker) ? each : { ...each, secrets: [] },
        resolvers,
        now,
      ),
    ),
  );
  const projects = document.projects.map(coreProject);
  const agents = Object.entries(document.agents).map(([name, agent]) => coreAgent(name, agent));
  const configAt = (at: number): Config => ({
    connections: resolved.map(({ connectionAt }) => connectionAt(at)),
    projects,
    agents,
  });
  return {
    configAt: onceBetween(
      resolved.flatMap(({ ends }) => ends),
      configAt,
    ),
    warnings: resolved.flatMap(({ warnings }) => warnings),
  };
}

function coreAgent(name: string, { timeout, ...kinds }: AgentDocument): AgentSettings {
  const [kind = '', settings] =
    Object.entries(kinds).find(([, value]) => value !== undefined) ?? [];
  return { name, kind, settings, ...(timeout === undefined ? {} : { timeoutSeconds: timeout }) };
}
