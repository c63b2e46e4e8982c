import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAddresses } from '../../infra/local/connect-engines.ts';
import { connectEngines } from '../../infra/local/connect-engines.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { account } from './account/account.ts';
import { backlog } from './backlog.ts';
import { SECRETS, soakConfig } from './config.ts';
import { drain } from './drain.ts';
import { figures } from './figures.ts';
import type { Sample } from './memory.ts';
import { growth, MAX_GROWTH_BYTES } from './memory.ts';
import type { Options } from './options.ts';
import { DELIVERIES_PER_TICKET, play } from './play.ts';
import type { Child } from './processes/child.ts';
import { child } from './processes/child.ts';
import type { EnginesSetup } from './processes/engines.ts';
import type { FunctionsSetup, Memory } from './processes/functions.ts';
import { startWorld } from './world/world.ts';

/** What a soak found, with what each finding is about. */
export type Soaked = Awaited<ReturnType<typeof soak>>;

/** Tickets that one emulated GitHub takes: each costs some ten calls of our token, and emulate lets it make 5,000. */
const TICKETS_PER_GITHUB = 250;
const SAMPLE_EVERY = 1_000;
const MS_PER_MINUTE = 60_000;
/** Findings that `why` is asked about. */
const EXPLAINED = 20;

/** One soak, from nothing to the accounting: engines, functions and world are three processes. */
export async function soak(options: Options, tell: (line: string) => void, dynamoDbLocal?: string) {
  const { seed, faultRate, speed, deliveries } = options;
  const clock = { start: Date.now(), speed };
  const directory = await mkdtemp(join(tmpdir(), 'sluice-soak-'));
  const closing: (() => Promise<unknown>)[] = [
    () => rm(directory, { recursive: true, force: true }),
  ];
  try {
    const enginesSetup: EnginesSetup = dynamoDbLocal === undefined ? {} : { dynamoDbLocal };
    const engines = await child('engines', enginesSetup);
    closing.unshift(() => engines.stop());
    const addresses = await engines.ask<EngineAddresses>({ addresses: true });
    const clients = await connectEngines(addresses);
    closing.unshift(() => clients.stop());
    const tickets = Math.min(options.tickets, deliveries / DELIVERIES_PER_TICKET);
    const githubs = Math.ceil(tickets / TICKETS_PER_GITHUB) || 1;
    const world = await startWorld({ seed, faultRate, clock, githubs });
    closing.unshift(() => world.close());

    const config = join(directory, 'sluice.yaml');
    const addressesOfWorld = {
      githubs: world.githubs.map(({ github }) => github),
      linear: world.linear.linear,
      agent: world.agentUrl,
      callbacks: new URL(world.callbacks.url).host,
    };
    await writeFile(config, soakConfig(addressesOfWorld));
    const setup: FunctionsSetup = {
      engines: addresses,
      clock,
      config,
      directory,
      port: 0,
      seed,
      faultRate,
      ...(options.plant ? { plant: options.plant } : {}),
    };
    const functions = await child('functions', setup, { env: SECRETS, flags: ['--expose-gc'] });
    closing.unshift(() => functions.stop());
    world.open(await functions.ask<string>({ url: true }));

    const queues = backlog(clients);
    closing.unshift(async () => queues.stop());
    const memory = sampler(functions, Math.min(SAMPLE_EVERY, deliveries / 10));
    const begun = Date.now();
    const extent = {
      seed,
      trackers: options.trackers,
      deliveries,
      tickets: options.tickets,
      time: options.minutes * MS_PER_MINUTE,
    };
    const ended = Promise.race([functions.ended, engines.ended]);
    await memory.sample(0);
    const progress = progressTeller(world, begun, queues.waiting, tell);
    await Promise.race([
      ended,
      play(extent, world, queues.waiting, async () => {
        progress();
        await memory.sampleEach(world.mail.sent());
      }),
    ]);
    const playedMs = Date.now() - begun;
    tell(`played for ${seconds(playedMs)} s; waiting until all is still`);
    const heads = dynamoHeadStore(clients.dynamo, clients.table, world.clock.now);
    const ledger = dynamoLedger(clients.dynamo, clients.table, world.clock.now);
    const drained = await Promise.race([ended, drain(world, functions, heads, queues.waiting)]);
    await memory.sample(world.mail.sent());
    tell(`still after ${seconds(Date.now() - begun)} s and ${drained.jumps} jumps of the clock`);
    tell(
      JSON.stringify({
        world: process.cpuUsage(),
        functions: await functions.ask({ cpu: true }),
        engines: await engines.ask({ cpu: true }),
      }),
    );
    const result = await account(world, { heads, ledger });
    const findings = await Promise.all(
      result.findings.map(async ({ kind, ticket, what }, index) => ({
        kind,
        what,
        ticket: ticket.readableId,
        story: ticket.story.name,
        agents: [ticket.behaviour, ticket.later],
        notes: ticket.notes,
        ...(index < EXPLAINED && ticket.readableId
          ? { why: await functions.ask({ why: ticket.readableId }) }
          : {}),
      })),
    );
    const grown = growth(memory.samples);
    return {
      options,
      figures: figures(world, result),
      findings,
      drained,
      playedMs,
      totalMs: Date.now() - begun,
      faults: {
        functions: await functions.ask<ReturnType<typeof world.faults>>({ faults: true }),
        world: world.faults(),
      },
      errors: await functions.ask<Record<string, number>>({ errors: true }),
      worldErrors: world.busy.errors.map(String),
      notes: world.books.tickets.flatMap(({ name, story, notes }) =>
        notes.map((note) => `${name} (${story.name}): ${note}`),
      ),
      memory: {
        samples: memory.samples,
        growthPer1000: grown,
        bound: MAX_GROWTH_BYTES,
        flat: grown === undefined || grown <= MAX_GROWTH_BYTES,
      },
    };
  } finally {
    for (const close of closing) await close();
  }
}

function sampler(functions: Child, every: number) {
  const samples: Sample[] = [];
  const sample = async (deliveries: number) => {
    const { heap } = await functions.ask<Memory>({ memory: true });
    samples.push({ deliveries, heap });
  };
  return {
    samples,
    sample,
    async sampleEach(deliveries: number) {
      if (deliveries >= (samples.at(-1)?.deliveries ?? 0) + every) await sample(deliveries);
    },
  };
}

const TELL_EVERY_MS = 5_000;

function progressTeller(
  world: Awaited<ReturnType<typeof startWorld>>,
  begun: number,
  waiting: () => number,
  tell: (line: string) => void,
): () => void {
  let last = begun;
  return () => {
    if (Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    const { tickets } = world.books;
    const sent = `${world.mail.sent()} sent for ${tickets.length} tickets`;
    tell(
      `${seconds(last - begun)} s: ${sent}; ${world.busy.count()} under way, ${waiting()} queued`,
    );
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1_000);
}
