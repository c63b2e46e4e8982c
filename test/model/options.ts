import { parseArgs } from 'node:util';

/** What a run on the command line is asked for. */
export interface Options {
  readonly help: boolean;
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
  readonly replayPath: string | undefined;
  readonly engine: 'memory' | 'dynalite';
}

/** Sequences of a long run, in memory and on an engine that is some hundred times slower. */
const RUNS = { memory: 10_000, dynalite: 200 } as const;

export const HELP = `npm run model -- [options]

Runs everybody who deals with a ticket against the real functions, in random sequences, and holds each step
against a model of what may and what must come of it. Ends with 0 if all held, 1 at the first that did not (the
shortest sequence and the command that replays it are printed), 2 if the options are wrong.

  --runs <n>          sequences (default ${RUNS.memory}; with dynalite ${RUNS.dynalite})
  --seed <n>          the seed (default: the time; it is printed)
  --path <path>       go to one sequence of that seed, as a failure printed it
  --replay <path>     the commands of it that ran, as a failure printed them
  --engine <name>     memory or dynalite (default memory)
  --help              this
`;

/** The options, or what is wrong with them. */
export function readOptions(argv: readonly string[]): Options | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        runs: { type: 'string' },
        seed: { type: 'string' },
        path: { type: 'string' },
        replay: { type: 'string' },
        engine: { type: 'string', default: 'memory' },
        help: { type: 'boolean', default: false },
      },
    });
    const { engine, path, replay, help } = values;
    if (engine !== 'memory' && engine !== 'dynalite')
      return { wrong: `Expected --engine to be memory or dynalite, got ${engine}.` };
    const runs = Number(values.runs ?? RUNS[engine]);
    const seed = Number(values.seed ?? Date.now() % 2 ** 31);
    if (!Number.isSafeInteger(runs) || runs < 1)
      return { wrong: `Expected --runs to be a number from 1, got ${values.runs}.` };
    if (!Number.isSafeInteger(seed))
      return { wrong: `Expected --seed to be a whole number, got ${values.seed}.` };
    return { help, runs, seed, path, replayPath: replay, engine };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
