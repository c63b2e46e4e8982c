import { parseArgs } from 'node:util';
import { deeds } from './explore/deeds/deeds.ts';
import type { Explored } from './explore/explore.ts';
import { explore } from './explore/explore.ts';

const HELP = `npm run explore -- [options]

Goes breadth first through every state that a ticket can be in, and every way in which two actors can come between each
other's read and write. Shows that no terminal state is left, that every other one ends by its timers alone, and that no two
attempts are at work. Ends with 0 if so, 1 with the shortest trace if not, 2 if the options are wrong.

  --places <n>        stop after so many (default 20000)
  --epochs <n>        tasks of the ticket, one after the other (default 1)
  --dispatchers <n>   dispatchers between claim and hand-over at once (default 1)
  --patient           the other may act more than once between a read and its write
  --help              this
`;

const PROGRESS_MS = 10_000;

function told({ places, transitions, interleaved, overtaken, states, complete }: Explored): string {
  const rows = Object.entries(states).map(([state, count]) => `| ${state} | ${count} |`);
  return [
    '| state | places |',
    '|---|---|',
    ...rows,
    '',
    `${places} places, ${transitions} transitions; ${interleaved} times somebody wrote between another's read and write,`,
    `who then still wrote ${overtaken} times. ${complete ? 'That is all of them.' : 'There are more: the bound was met.'}`,
    '',
  ].join('\n');
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      places: { type: 'string', default: '20000' },
      epochs: { type: 'string', default: '1' },
      dispatchers: { type: 'string', default: '1' },
      patient: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [places, epochs, dispatchers] = [values.places, values.epochs, values.dispatchers].map(
    Number,
  );
  if (!places || !epochs || !dispatchers) throw new Error('Expected numbers from 1.');
  let last = performance.now();
  const explored = await explore({
    places,
    patient: values.patient,
    deeds: deeds({ epochs, dispatchers }),
    progress(seen, transitions) {
      if (performance.now() - last < PROGRESS_MS) return;
      last = performance.now();
      process.stdout.write(`${seen} places, ${transitions} transitions\n`);
    },
  });
  process.stdout.write(told(explored));
  if (!explored.broken) return 0;
  const { law, trace, at } = explored.broken;
  const steps = trace.map((step, n) => `  ${n + 1}. ${step}`).join('\n');
  process.stdout.write(`BROKEN: ${law}\n${steps}\n${JSON.stringify(at, undefined, 2)}\n`);
  return 1;
}

process.exitCode = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  return 2;
});
