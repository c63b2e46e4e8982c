import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAddresses } from '../../infra/local/connect-engines.ts';
import { connectEngines } from '../../infra/local/connect-engines.ts';
import { SECRETS, soakConfig } from './config.ts';
import type { Options } from './options.ts';
import { DELIVERIES_PER_TICKET } from './play.ts';
import { child } from './processes/child.ts';
import type { EnginesSetup } from './processes/engines.ts';
import type { FunctionsSetup } from './processes/functions.ts';
import { startWorld } from './world/world.ts';

/** Tickets that one emulated GitHub takes: each costs some fifteen calls of our token, and emulate lets it make 5,000. */
const TICKETS_PER_GITHUB = 250;

/** Everything that a soak needs, running. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * Engines and functions in a process each, and the world in this one. The clients here are our own, without faults: for looking.
 *
 * @param close Hears of everything that must be closed, as it is opened.
 */
export async function openScene(
  options: Options,
  dynamoDbLocal: string | undefined,
  close: (what: () => Promise<unknown>) => void,
) {
  const { seed, faultRate, speed } = options;
  const clock = { start: Date.now(), speed };
  const directory = await mkdtemp(join(tmpdir(), 'sluice-soak-'));
  close(() => rm(directory, { recursive: true, force: true }));
  const enginesSetup: EnginesSetup = dynamoDbLocal === undefined ? {} : { dynamoDbLocal };
  const engines = await child('engines', enginesSetup);
  close(() => engines.stop());
  const addresses = await engines.ask<EngineAddresses>({ addresses: true });
  const clients = await connectEngines(addresses);
  close(() => clients.stop());
  const world = await startWorld({ seed, faultRate, clock, githubs: githubsFor(options) });
  close(() => world.close());

  const config = join(directory, 'sluice.yaml');
  const at = {
    githubs: world.githubs.map(({ github }) => github),
    linear: world.linear.linear,
    agent: world.agentUrl,
    callbacks: new URL(world.callbacks.url).host,
  };
  await writeFile(config, soakConfig(at));
  const setup: FunctionsSetup = {
    engines: addresses,
    clock,
    config,
    directory,
    seed,
    faultRate,
    ...(options.plant ? { plant: options.plant } : {}),
  };
  const functions = await child('functions', setup, { env: SECRETS, flags: ['--expose-gc'] });
  close(() => functions.stop());
  world.open(await functions.ask<string>({ url: true }));
  return { engines, clients, functions, world };
}

function githubsFor({ tickets, deliveries }: Options): number {
  const most = Math.min(tickets, deliveries / DELIVERIES_PER_TICKET);
  return Math.max(1, Math.ceil(most / TICKETS_PER_GITHUB));
}
