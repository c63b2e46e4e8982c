import type { AgentSettings, Config } from '../../core/config.ts';
import type { Connection } from '../../core/connection.ts';
import type { AgentDocument } from './agent-schema.ts';
import type { ConfigDocument } from './config-document.ts';
import type { ConnectionDocument } from './connection-schema.ts';
import { coreProject } from './core-project.ts';
import type { SecretResolvers } from './resolve-secret.ts';
import { resolveSecret } from './resolve-secret.ts';

/**
 * The configuration in core's words, with the webhook secrets. One that is missing or blank is left out, with a warning: a connection
 * that has none left is answered 503. API credentials are resolved when they are needed, see `resolveCredentials`.
 *
 * @throws what a resolver throws: a secret that cannot be asked for now is not taken for a missing one.
 */
export async function resolveConfig(
  document: ConfigDocument,
  resolvers: SecretResolvers,
): Promise<{ readonly config: Config; readonly warnings: readonly string[] }> {
  const resolved = await Promise.all(
    Object.entries(document.connections).map(([name, each]) =>
      resolveConnection(name, each, resolvers),
    ),
  );
  return {
    config: {
      connections: resolved.map(({ connection }) => connection),
      projects: document.projects.map(coreProject),
      agents: Object.entries(document.agents).map(([name, agent]) => coreAgent(name, agent)),
    },
    warnings: resolved.flatMap(({ warnings }) => warnings),
  };
}

async function resolveConnection(
  name: string,
  { credentials: _, secrets: references, ...same }: ConnectionDocument,
  resolvers: SecretResolvers,
): Promise<{ readonly connection: Connection; readonly warnings: readonly string[] }> {
  const found = await Promise.all(
    references.map(async (reference) => ({
      reference,
      secret: await resolveSecret(reference, resolvers),
    })),
  );
  const secrets = found.flatMap(({ secret }) => (secret === undefined ? [] : [secret]));
  const consequence = secrets.length === 0 ? ': every delivery is answered 503' : '';
  return {
    connection: { name, ...same, secrets },
    warnings: found
      .filter(({ secret }) => secret === undefined)
      .map(
        ({ reference }) =>
          `Connection \`${name}\` goes without ${reference}, which is missing or empty${consequence}`,
      ),
  };
}

function coreAgent(name: string, { timeout, ...kinds }: AgentDocument): AgentSettings {
  const [kind = '', settings] =
    Object.entries(kinds).find(([, value]) => value !== undefined) ?? [];
  return { name, kind, settings, ...(timeout === undefined ? {} : { timeoutSeconds: timeout }) };
}
