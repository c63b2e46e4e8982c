import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ingestApp } from '../../functions/ingest/app.ts';
import { operate } from '../../functions/operate/operate.ts';
import { receiveApp } from '../../functions/receive/app.ts';
import { reportApp } from '../../functions/report/app.ts';
import type { Told } from '../../functions/sweep/recovery/recover.ts';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { operator } from '../../shared/core/operator.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import type { SecondOpinion } from '../../shared/core/second-opinion.ts';
import { batch } from '../../shared/runtime/batch.ts';
import { ConfigError } from '../../shared/runtime/config/config-error.ts';
import { fileConfigSource } from '../../shared/runtime/config/file-config-source.ts';
import { envSecrets, resolveSecret } from '../../shared/runtime/config/resolve-secret.ts';
import { usualToken } from '../../shared/runtime/config/usual-tokens.ts';
import { bedrockOpinion } from '../../shared/scan/bedrock/bedrock-opinion.ts';
import { bedrockClient } from '../../shared/scan/bedrock/client.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Engines } from './connect-engines.ts';
import { consume } from './consume.ts';
import { startEngines } from './engines.ts';
import { functionsOn } from './functions.ts';
import type { Doors } from './server.ts';
import { serve } from './server.ts';
import { tokenKeyIn } from './token-key.ts';
import { tryOpinions } from './try-opinions.ts';
import type { Onlooker } from './watch.ts';
import { taskWatcher } from './watch.ts';
import { watchedProjects } from './watched-projects.ts';

export interface LocalOptions {
  /** The configuration file, read again whenever it changes. */
  readonly config: string;
  /** Where state, runs and the operator's token are kept. */
  readonly directory: string;
  /** 0 for any. */
  readonly port: number;
  /** Generated secrets, for this machine's user to sign with: the command line reads them beside the operator's token. */
  readonly generatedSecrets?: Readonly<Record<string, string>>;
  /** Keeps tables and queues in memory: for demos and tests. @default false */
  readonly inMemory?: boolean;
  /** Engines that run already; they are disconnected from at the end. @default embedded ones, in this process */
  readonly engines?: Engines;
  /** Epoch milliseconds, for everything but time-outs of calls and the queues' own delays. @default Date.now */
  readonly now?: () => number;
  /** How trackers and agents are called. @default fetch */
  readonly fetch?: typeof fetch;
  /** Who is asked about what the scanner let through. @default Bedrock, with this machine's credentials */
  readonly secondOpinion?: SecondOpinion;
  /** How many batches of messages of each queue are handled at once. @default 1 */
  readonly consumers?: number;
  /** Between two passes of sweep. @default 5000 */
  readonly sweepMs?: number;
  readonly onHappening?: Onlooker;
  readonly warn?: (warning: string) => void;
}

/** A Sluice that runs on this machine. */
export interface LocalSluice {
  readonly url: string;
  /** Asks the operator's door as this machine's user. */
  readonly ask: (request: unknown) => Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts everything in this process: the embedded engines, the functions behind one port, the consumers that play Lambda's
 * event sources, and sweep's clock. State survives a kill -9.
 */
export async function startLocal(options: LocalOptions): Promise<LocalSluice> {
  const { directory, onHappening: tell = () => {}, warn = () => {} } = options;
  await mkdir(directory, { recursive: true });
  const resolvers = { env: envSecrets(process.env) };
  const config = fileConfigSource(resolve(options.config), {
    trackers,
    agentKinds,
    resolvers,
    ownToken: usualToken(process.env),
    maxAgeMs: 0,
    warn,
  });
  const { secondOpinion = bedrockOpinion(bedrockClient) } = options;
  const problems = await tryOpinions(await config.read(), secondOpinion);
  if (problems.length > 0) throw new ConfigError(basename(options.config), problems);
  const engines =
    options.engines ?? (await startEngines(options.inMemory ? undefined : join(directory, 'data')));
  let doors: Doors | undefined;
  const server = await serve(options.port, () => {
    if (!doors) throw new Error('not ready yet');
    return doors;
  });
  const heard = (fact: Fact) => {
    if (fact.kind === 'delivery' || fact.kind === 'refused') tell({ kind: 'delivery', fact });
  };
  const functions = functionsOn(engines, {
    config,
    tokenKey: await tokenKeyIn(directory),
    url: server.url,
    fetch: options.fetch ?? fetch,
    secondOpinion,
    observe: heard,
    now: options.now ?? Date.now,
    agent: {
      fetch: options.fetch ?? fetch,
      secret: (reference) => resolveSecret(reference, resolvers),
      runDirectory: join(directory, 'runs'),
    },
  });
  const watch = taskWatcher(functions.receive.heads, tell);
  const failed = (where: string) => (error: unknown) => tell({ kind: 'error', where, error });
  const operatorToken = randomBytes(32).toString('base64url');
  const by = operator(userInfo().username);
  doors = {
    operatorToken,
    operate: (input) => operate(input, by, functions.operate),
    webhooks: receiveApp(functions.receive, (fact) => {
      heard(fact);
      if (fact.kind === 'refused' && fact.error !== undefined) failed('receive')(fact.error);
    }),
    issues: ingestApp(functions.ingest, (fact) => {
      heard(fact);
      if (fact.kind === 'refused' && fact.error !== undefined) failed('ingest')(fact.error);
    }),
    tasks: reportApp(functions.report, failed('report')),
  };
  const door = join(directory, 'operator.json');
  const { generatedSecrets: env = {} } = options;
  const facts = { url: server.url, token: operatorToken, config: resolve(options.config), env };
  await writeFile(door, JSON.stringify(facts), { mode: 0o600 });
  await chmod(door, 0o600);

  const consumer = (name: QueueName, step: 'dispatch' | 'writeback') => {
    const handler = batch({
      step,
      handle: (ticket, again) =>
        functions[step](ticket, again).finally(() => watch(ticket).catch(failed('watch'))),
      putAside: functions.putAside[name],
      observe(fact) {
        if ('error' in fact) failed(step)(fact.error);
        else if (fact.kind === 'put_aside') tell({ kind: 'putAside', where: step });
      },
    });
    return consume(engines.sqs, engines.queues[name], handler, failed(step));
  };
  const consumers = Array.from({ length: options.consumers ?? 1 }).flatMap(() => [
    consumer('tasks', 'dispatch'),
    consumer('shows', 'writeback'),
  ]);
  const sweepMs = options.sweepMs ?? 5_000;
  const poll = () =>
    functions.poll(failed('poll')).then(({ told }) => {
      for (const { project, problem } of told)
        warn([`Project \`${project}\`: ${problem.means}`, problem.hint].filter(Boolean).join('. '));
    }, failed('poll'));
  const files = watchedProjects(config, async (project) => {
    const hurry = { do: 'polls', now: true, project };
    await operate(hurry, by, functions.operate).then(poll, failed('watch'));
  });
  await files.follow();
  // A clock each: a tracker that takes its time holds up nothing that is due.
  const clocks = [
    every(sweepMs, () => functions.sweep().then(() => undefined, failed('sweep'))),
    every(sweepMs, () => functions.look(failed('look')).then(() => undefined)),
    every(sweepMs, () =>
      functions.recover().then(({ told }) => {
        for (const each of told) warn(wordsOf(each));
      }, failed('recovery')),
    ),
    every(sweepMs, poll),
    every(sweepMs, () => files.follow().catch(failed('watch'))),
  ];
  return {
    url: server.url,
    ask: (request) => operate(request, by, functions.operate),
    async stop() {
      await Promise.all(clocks.map((end) => end()));
      await files.end();
      await server.close();
      await Promise.all(consumers.map((stop) => stop()));
      await engines.stop();
      await rm(door, { force: true });
    },
  };
}

function wordsOf({ connection, means, hint }: Told): string {
  return [`Connection \`${connection}\`: ${means}`, hint].filter(Boolean).join('. ');
}

/** Does something again and again, one at a time; answers how to end it. */
function every(milliseconds: number, task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(task);
  }, milliseconds);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
