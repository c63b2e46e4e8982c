import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { account } from './account/account.ts';
import type { Finding } from './account/seen-ticket.ts';
import { backlog } from './backlog.ts';
import { drain } from './drain.ts';
import { figures } from './figures.ts';
import { growth, MAX_GROWTH_BYTES } from './memory.ts';
import type { Options } from './options.ts';
import { play } from './play.ts';
import type { Child } from './processes/child.ts';
import { progress } from './progress.ts';
import { sampler } from './sampler.ts';
import type { Scene } from './scene.ts';
import { openScene } from './scene.ts';

/** What a soak found. */
export type Soaked = Awaited<ReturnType<typeof soakOn>>;

const SAMPLE_EVERY = 1_000;
/** Findings that `why` is asked about. */
const EXPLAINED = 20;

/** One soak, from nothing to the accounting. */
export async function soak(
  options: Options,
  tell: (line: string) => void,
  dynamoDbLocal?: string,
): Promise<Soaked> {
  const opened: (() => Promise<unknown>)[] = [];
  try {
    const scene = await openScene(options, dynamoDbLocal, (close) => opened.unshift(close));
    const ended = Promise.race([scene.functions.ended, scene.engines.ended]);
    return await Promise.race([ended, soakOn(scene, options, tell)]);
  } finally {
    for (const close of opened) await close();
  }
}

async function soakOn(scene: Scene, options: Options, tell: (line: string) => void) {
  const { world, functions, engines, clients } = scene;
  const queues = backlog(clients);
  const heads = dynamoHeadStore(clients.dynamo, clients.table, world.clock.now);
  const ledger = dynamoLedger(clients.dynamo, clients.table, world.clock.now);
  const memory = sampler(functions, Math.min(SAMPLE_EVERY, options.deliveries / 10));
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1_000);
  try {
    const line = progress(world, queues.waiting, tell);
    await memory.sample(0);
    await play(options, world, queues.waiting, async () => {
      line();
      await memory.sampleEach(world.mail.sent());
    });
    const playedSeconds = seconds();
    tell(`played for ${playedSeconds} s; waiting until all is still`);
    const drained = await drain(scene, heads, queues.waiting, options.patience * 1_000);
    await memory.sample(world.mail.sent());
    tell(`still after ${seconds()} s and ${drained.jumps} jumps of the clock; accounting`);

    await functions.ask({ calm: true });
    const result = await account(world, { heads, ledger });
    const grown = growth(memory.samples);
    return {
      options,
      figures: figures(world, result),
      findings: await Promise.all(
        result.findings.map((finding, index) =>
          explained(finding, index < EXPLAINED ? functions : undefined),
        ),
      ),
      drained,
      playedSeconds,
      totalSeconds: seconds(),
      faults: {
        functions: await functions.ask<ReturnType<typeof world.faults>>({ faults: true }),
        world: world.faults(),
      },
      cpu: {
        functions: await functions.ask<NodeJS.CpuUsage>({ cpu: true }),
        engines: await engines.ask<NodeJS.CpuUsage>({ cpu: true }),
        world: process.cpuUsage(),
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
    queues.stop();
  }
}

/** A finding with what an operator would be told of its ticket. */
async function explained({ kind, ticket, what }: Finding, functions: Child | undefined) {
  const { readableId, story, behaviour, later, notes } = ticket;
  const why = readableId && (await functions?.ask({ why: readableId }));
  return {
    kind,
    what,
    ticket: readableId,
    story: story.name,
    agents: [behaviour, later],
    notes,
    ...(why ? { why } : {}),
  };
}
