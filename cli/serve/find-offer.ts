import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import { startsByState } from '../../shared/core/intake.ts';
import type { Project } from '../../shared/core/project.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { ConfigError } from '../../shared/runtime/config/config-error.ts';
import { fileConfigSource } from '../../shared/runtime/config/file-config-source.ts';
import { envSecrets } from '../../shared/runtime/config/resolve-secret.ts';
import { usualToken } from '../../shared/runtime/config/usual-tokens.ts';
import { oneOf } from '../../shared/runtime/config/wording.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import type { Offer } from './left-out.ts';

export interface Wanted {
  readonly connection: string;
  readonly project: string | undefined;
  /** As the person named it. */
  readonly file: string;
}

/**
 * What a connection offers by one of its projects. Whether Sluice itself takes the project's tickets in says nothing here: who has a
 * controller for them sets `intake.enabled: false`.
 */
export async function findOffer(
  { connection: name, project: named, file }: Wanted,
  io: Io,
): Promise<Offer> {
  const source = fileConfigSource(resolve(io.cwd, file), {
    trackers,
    agentKinds,
    resolvers: { env: envSecrets(io.env) },
    ownToken: usualToken(io.env),
    warn: () => {},
  });
  const { connections, projects } = await source.read().catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    throw new Failure('failed', error.message, {
      hint: '`sluice config check` says what is wrong; --config names another file.',
      cause: error,
    });
  });
  const connection = connections.find((each) => each.name === name);
  const tracker = trackers.find((each) => each.name === connection?.tracker);
  if (!connection || !tracker) {
    throw new Failure('not_found', `There is no connection \`${name}\` in ${file}.`, {
      hint: `There ${oneOf(connections.map((each) => each.name)) || 'is none'}.`,
    });
  }
  const found = choose(projects, name, named);
  const project = { ...found, intake: { ...found.intake, enabled: true } };
  if (tracker.needsRule && !startsByState(project.intake)) {
    throw new Failure(
      'failed',
      `Project \`${project.name}\` does not say which tickets are ready.`,
      {
        hint: 'Set `intake.labels`, `assignee` or `statuses`.',
      },
    );
  }
  const backend = await backendFor(source, backends, io.fetch)(name, project);
  const { poller } = backend;
  if (poller) return { project, connection, tracker, backend, poller };
  throw new Failure('failed', `${connection.tracker} cannot be asked which tickets it has.`, {
    hint: 'Serve a connection of another tracker.',
  });
}

function choose(
  projects: readonly Project[],
  connection: string,
  name: string | undefined,
): Project {
  const own = projects.filter((each) => each.connection === connection);
  const [first, second] = name === undefined ? own : own.filter((each) => each.name === name);
  if (first && !second) return first;
  const names = own.map((each) => each.name);
  if (first) {
    throw new Failure('usage', `Connection \`${connection}\` has several projects.`, {
      hint: `Name one with --project: ${oneOf(names)}.`,
    });
  }
  throw new Failure(
    'not_found',
    `Connection \`${connection}\` has no project${name ? ` ${name}` : ''}.`,
    {
      hint:
        names.length > 0
          ? `There are: ${oneOf(names)}.`
          : 'A project says which of its tickets are ready, for which repositories.',
    },
  );
}
