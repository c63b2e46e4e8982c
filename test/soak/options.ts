import { parseArgs } from 'node:util';
import type { Plant } from './faults/plant.ts';
import { PLANTS } from './faults/plant.ts';

export interface Options {
  readonly deliveries: number;
  /** Of the machine's clock. */
  readonly minutes: number;
  readonly tickets: number;
  readonly faultRate: number;
  readonly seed: number;
  readonly speed: number;
  readonly engine: 'dynalite' | 'dynamodb-local';
  readonly trackers: readonly string[];
  readonly plant?: Plant;
  /** Seconds of the machine's clock that everything may take to come to rest. */
  readonly patience: number;
  readonly json: boolean;
}

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const TRACKERS = ['github', 'linear', 'sender'];

export const HELP = `npm run soak -- [options]

Runs all of Sluice on embedded engines against emulated trackers, real HTTP and signed webhooks, with faults in a part of all calls;
lets everything come to its end, and accounts for every delivery, task, agent start, result and comment.

  --deliveries <n>   requests to send, our own echoes and repetitions included (2000)
  --tickets <n>      stop opening tickets after so many: then the seed determines the whole plan (no limit)
  --minutes <n>      stop opening tickets after so long (60)
  --fault-rate <p>   0 … 0.5, the part of outside calls that go wrong (0.05)
  --seed <n>         which tickets come, what people do on them, how agents behave (1)
  --speed <n>        how much faster Sluice's clock runs, 1 … 12; a lease of a minute is then 60 / n seconds (3)
  --engine <name>    dynalite, or dynamodb-local: SLUICE_DYNAMODB_LOCAL names the folder of DynamoDBLocal.jar (dynalite)
  --projects <list>  of ${TRACKERS.join(', ')} (all)
  --plant <defect>   break the product on purpose: ${Object.keys(PLANTS).join(', ')}
  --patience <s>     how long everything may take to come to rest once the last ticket was opened (1200)
  --json             print one JSON object
  --help

Exit codes: 0 nothing lost, doubled or unexplained and memory flat; 1 otherwise; 2 a wrong option; 3 the engine is not there.

The seed determines each ticket's story, its letters' copies and delays, and its agents' behaviour. It does not determine which call meets
a fault, nor what comes first: processes, network and timers do. The same seed is the same load, not the same run.
`;

/** @throws UsageError with what was expected. */
export function optionsOf(args: readonly string[]): Options | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  const number = (
    name: string,
    text: string | undefined,
    usual: number,
    least: number,
    most: number,
  ) => {
    const value = text === undefined ? usual : Number(text);
    if (text !== '' && value >= least && value <= most) return value;
    throw new UsageError(`Expected --${name} to be a number from ${least} to ${most}, got ${text}`);
  };
  const engine = oneOf('engine', values.engine ?? 'dynalite', ['dynalite', 'dynamodb-local']);
  const plants = Object.keys(PLANTS) as Plant[];
  const most = 10_000_000;
  return {
    deliveries: number('deliveries', values.deliveries, 2_000, 1, most),
    tickets: number('tickets', values.tickets, most, 1, most),
    minutes: number('minutes', values.minutes, 60, 0.1, 10_000),
    faultRate: number('fault-rate', values['fault-rate'], 0.05, 0, 0.5),
    seed: number('seed', values.seed, 1, 0, 2 ** 31),
    speed: number('speed', values.speed, 3, 1, 12),
    engine,
    trackers: (values.projects?.split(',') ?? TRACKERS).map((name) =>
      oneOf('projects', name.trim(), TRACKERS),
    ),
    ...(values.plant === undefined ? {} : { plant: oneOf('plant', values.plant, plants) }),
    patience: number('patience', values.patience, 1_200, 1, most),
    json: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    deliveries: text,
    tickets: text,
    minutes: text,
    'fault-rate': text,
    seed: text,
    speed: text,
    engine: text,
    projects: text,
    plant: text,
    patience: text,
    json: flag,
    help: flag,
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(name: string, given: string, accepted: readonly T[]): T {
  const found = accepted.find((each) => each === given);
  if (found !== undefined) return found;
  throw new UsageError(`Expected --${name} to be ${accepted.join(' or ')}, got ${given}`);
}
