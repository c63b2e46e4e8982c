import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { closest } from '../../shared/runtime/config/closest.ts';
import { ConfigError } from '../../shared/runtime/config/config-error.ts';
import { fileConfigSource } from '../../shared/runtime/config/file-config-source.ts';
import { envSecrets } from '../../shared/runtime/config/resolve-secret.ts';
import { oneOf } from '../../shared/runtime/config/wording.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Door } from '../door.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

/** A connection with its secrets: from the file that was named, else as the running Sluice has it, else from ./sluice.yaml. */
export async function findConnection(
  name: string,
  file: string | undefined,
  door: Door | undefined,
  io: Io,
): Promise<Connection> {
  const path = resolve(io.cwd, file ?? door?.config ?? 'sluice.yaml');
  const env = file === undefined ? { ...io.env, ...door?.env } : io.env;
  const source = fileConfigSource(path, {
    trackers,
    agentKinds,
    resolvers: { env: envSecrets(env) },
  });
  const { connections } = await source.read().catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    throw new Failure('failed', error.message, {
      hint: 'Name the configuration with --config; `sluice config check` says what is wrong in one.',
      cause: error,
    });
  });
  const found = connections.find((each) => each.name === name);
  if (found) return found;
  const names = connections.map((each) => each.name);
  const near = closest(name, names);
  throw new Failure('not_found', `There is no connection \`${name}\` in ${path}.`, {
    hint: near ? `Did you mean \`${near}\`?` : `There are ${oneOf(names)}.`,
  });
}
