import type { EngineAddresses } from '../../../infra/local/connect-engines.ts';
import { connectEngines } from '../../../infra/local/connect-engines.ts';
import type { LocalSluice } from '../../../infra/local/start.ts';
import { startLocal } from '../../../infra/local/start.ts';
import type { Happening } from '../../../infra/local/watch.ts';
import type { ClockFace, SoakClock } from '../clock.ts';
import { soakClock } from '../clock.ts';
import { breakAws } from '../faults/break-aws.ts';
import { breakFetch } from '../faults/break-fetch.ts';
import type { Faults } from '../faults/faults.ts';
import { faults } from '../faults/faults.ts';
import type { Plant } from '../faults/plant.ts';
import { plant } from '../faults/plant.ts';
import type { Work } from '../work.ts';
import { work } from '../work.ts';
import { answerWith } from './answer.ts';

/** What the process of the functions is started with. */
export interface FunctionsSetup {
  readonly engines: EngineAddresses;
  readonly clock: ClockFace;
  readonly config: string;
  readonly directory: string;
  readonly seed: number;
  readonly faultRate: number;
  readonly plant?: Plant;
}

/** Bytes, after the garbage was collected. */
export interface Memory {
  readonly heap: number;
  readonly rss: number;
}

/** Batches of each queue at once; on AWS that many functions would run. */
const CONSUMERS = 6;
const SWEEP_MS = 1_500;

let sluice: LocalSluice;
let clock: SoakClock;
let injected: Faults;
let done: Work;
/** Errors by their first line, as often as they came; what we made fail ourselves among them. */
const errors = new Map<string, number>();

/** The product and nothing else: its memory is what is measured. */
answerWith({
  async setup(setup: FunctionsSetup) {
    clock = soakClock(setup.clock);
    injected = faults(setup.seed, setup.faultRate);
    const engines = await connectEngines(setup.engines);
    breakAws(engines, injected);
    done = work(engines, fetch);
    const outside = setup.plant ? plant(setup.plant, engines, done.fetch) : done.fetch;
    const { config, directory } = setup;
    sluice = await startLocal({
      config,
      directory,
      port: 0,
      engines,
      now: clock.now,
      fetch: breakFetch(outside, injected),
      consumers: CONSUMERS,
      sweepMs: SWEEP_MS,
      onHappening: note,
    });
  },
  url: () => sluice.url,
  jump: ({ by, real }: { by: number; real: number }) => clock.jump(by, real),
  memory: async (): Promise<Memory> => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    return { heap: heapUsed, rss };
  },
  faults: () => injected.counts(),
  calm: () => injected.end(),
  work: () => done.count(),
  errors: () => Object.fromEntries(errors),
  why: (id: string) => sluice.ask({ do: 'why', id }),
  cpu: () => process.cpuUsage(),
  stop: () => sluice.stop(),
});

function note(happening: Happening): void {
  if (happening.kind !== 'error') return;
  const { where, error } = happening;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = `${where}: ${text
    .split('\n')[0]
    ?.replace(/\d{2,}/g, '…')
    .slice(0, 160)}`;
  errors.set(line, (errors.get(line) ?? 0) + 1);
}
