import { parseArgs } from 'node:util';
import { deeds } from './explore/deeds/deeds.ts';
import type { Explored } from './explore/explore.ts';
import { explore } from './explore/explore.ts';

const HELP = `npm run explore -- [options]

Goes breadth first through every state that a ticket can be in, and every way in which actors can come between each other's
reads and writes, until there is no other. Shows that no terminal state is left, that every other one ends by its timers alone,
and that no two attempts are at work. Ends with 0 if so; with 1 and the shortest trace if not, or if it was stopped before
the end; with 2 if the options are wrong.

  --epochs <n>        tasks of the ticket, one after the other (default 1)
  --attempts <n>      attempts that are claimed of each (default 2)
  --dispatchers <n>   dispatchers between claim and hand-over at once (default 1)
  --writer <how>      alone, or among others: whether they go on while it writes to the tracker (default alone)
  --places <n>        stop after so many (default: never)
  --help              this
`;

const PROGRESS_MS = 10_000;

const WRITERS = ['alone', 'among others'] as const;

function told({ places, transitions, interleaved, overtaken, states, complete }: Explored): string {
  const rows = Object.entries(states).map(([state, count]) => `| ${state} | ${count} |`);
  return [
    '| state | places |',
    '|---|---|',
    ...rows,
    '',
    `${places} places, ${transitions} transitions; ${interleaved} times somebody wrote between another's read and write of a`,
    `version, which was still made ${overtaken} times. ${complete ? 'That is all of them.' : 'There are more: it was stopped.'}`,
    '',
  ].join('\n');
}

function numberOf(value: string): number {
  const number = Number(value);
  if (!(number >= 1)) throw new Error(`Expected a number from 1, got ${value}.`);
  return number;
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      epochs: { type: 'string', default: '1' },
      attempts: { type: 'string', default: '2' },
      dispatchers: { type: 'string', default: '1' },
      writer: { type: 'string', default: 'alone' },
      places: { type: 'string', default: 'Infinity' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const writer = WRITERS.find((each) => each === values.writer);
  if (!writer)
    throw new Error(`Expected --writer to be alone or among others, got ${values.writer}.`);
  const extent = {
    epochs: numberOf(values.epochs),
    attempts: numberOf(values.attempts),
    dispatchers: numberOf(values.dispatchers),
    writer,
  };
  process.stdout.write(
    `Tasks: ${extent.epochs}, each claimed ${extent.attempts} times at most; dispatchers at once: ${extent.dispatchers}; ` +
      `writeback ${writer}.\nDeliveries, words, looks, brakes, lost answers, deaths, time: without a bound.\n`,
  );
  let last = performance.now();
  const explored = await explore({
    places: numberOf(values.places),
    deeds: deeds(extent),
    progress({ places, followed }) {
      if (performance.now() - last < PROGRESS_MS) return;
      last = performance.now();
      process.stdout.write(`${places} places, ${followed} of them followed\n`);
    },
  });
  process.stdout.write(told(explored));
  if (!explored.broken) return explored.complete ? 0 : 1;
  const { law, trace, at } = explored.broken;
  const steps = trace.map((step, n) => `  ${n + 1}. ${step}`).join('\n');
  process.stdout.write(`BROKEN: ${law}\n${steps}\n${JSON.stringify(at, undefined, 2)}\n`);
  return 1;
}

process.exitCode = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  return 2;
});
