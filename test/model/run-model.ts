import fc from 'fast-check';
import { startDynalite } from '../support/engines/dynalite.ts';
import { memoryStores } from './lab/memory-stores.ts';
import type { MakeStores } from './lab/stores.ts';
import { tableStores } from './lab/table-stores.ts';
import type { Options } from './options.ts';
import { HELP, readOptions } from './options.ts';
import { report } from './report.ts';
import { sequences } from './sequence.ts';

const PROGRESS_MS = 10_000;

/** Counts the sequences, and tells now and then how many there were. */
function counted(make: MakeStores, runs: number): MakeStores {
  const begun = performance.now();
  let count = 0;
  let told = begun;
  return (now) => {
    count++;
    if (performance.now() - told > PROGRESS_MS) {
      told = performance.now();
      const perSecond = count / ((told - begun) / 1000);
      process.stdout.write(`${count} of ${runs}, ${perSecond.toFixed(0)} a second\n`);
    }
    return make(now);
  };
}

async function run(options: Options): Promise<number> {
  const { runs, seed, path, replayPath, engine } = options;
  process.stdout.write(`${runs} sequences on ${engine}, seed ${seed}\n`);
  const dynalite = engine === 'dynalite' ? await startDynalite() : undefined;
  const make = counted(dynalite ? tableStores(dynalite) : memoryStores, runs);
  const begun = performance.now();
  try {
    const details = await fc.check(sequences(make, replayPath), {
      numRuns: runs,
      seed,
      ...(path === undefined ? {} : { path }),
    });
    if (details.failed) {
      process.stdout.write(report(details, options));
      return 1;
    }
    const seconds = (performance.now() - begun) / 1000;
    const perSecond = (details.numRuns / seconds).toFixed(1);
    process.stdout.write(
      `${details.numRuns} sequences held, in ${seconds.toFixed(0)} s (${perSecond} a second)\n`,
    );
    return 0;
  } finally {
    await dynalite?.stop();
  }
}

const options = readOptions(process.argv.slice(2));
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${HELP}`);
  process.exitCode = 2;
} else if (options.help) process.stdout.write(HELP);
else process.exitCode = await run(options);
