import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { PollSettings, Project } from '../../shared/core/project.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { fileConfigSource } from '../../shared/runtime/config/file-config-source.ts';
import { envSecrets } from '../../shared/runtime/config/resolve-secret.ts';
import { usualToken } from '../../shared/runtime/config/usual-tokens.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Answer } from '../command.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import { triedView } from './tried-view.ts';
import type { Tried } from './try-poll.ts';
import { tryPoll } from './try-poll.ts';

/** What a project that does not poll yet would use. */
const USUAL: PollSettings = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 30 * 86_400 };

export interface TryOptions {
  /** As the person named it. */
  readonly file: string;
  readonly project: string | undefined;
}

/** Asks the trackers as sweep would, and starts nothing. A project that is named is tried whether it polls or not. */
export async function tryPolls({ file, project }: TryOptions, io: Io): Promise<Answer> {
  const config = fileConfigSource(resolve(io.cwd, file), {
    trackers,
    agentKinds,
    resolvers: { env: envSecrets(io.env) },
    ownToken: usualToken(io.env),
    warn: () => {},
  });
  const { projects, connections } = await config.read();
  const wanted = project === undefined ? projects.filter(isPolling) : named(projects, project);
  const backend = backendFor(config, backends, fetch);
  const tried: Tried[] = [];
  for (const [at, one] of wanted.entries()) {
    io.err(`${at + 1} of ${wanted.length}: asking for tickets of ${one.name}\n`);
    const connection = connections.find(({ name }) => name === one.connection);
    const { poller } = await backend(one.connection, one);
    if (!connection || !poller)
      throw new Failure('failed', `${connection?.tracker} cannot be polled.`, {
        hint: `Set \`intake.poll.enabled: false\` in project \`${one.name}\`.`,
      });
    tried.push(await tryPoll({ ...one, poll: one.poll ?? USUAL }, connection, poller, io));
  }
  const json = { ok: true, dryRun: true, projects: tried };
  return { exit: 'ok', json, text: (paint) => triedView(tried, paint) };
}

function isPolling({ intake, poll }: Project): boolean {
  return intake.enabled && poll !== undefined;
}

function named(projects: readonly Project[], name: string): readonly Project[] {
  const found = projects.filter((each) => each.name === name);
  if (found.length > 0) return found;
  throw new Failure('usage', `There is no project ${name}.`, {
    hint: `There are: ${projects.map((each) => each.name).join(', ')}.`,
  });
}
