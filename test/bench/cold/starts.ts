import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from '../receive/table.ts';

/** Something to start, and in which environment. */
export interface Candidate {
  readonly name: string;
  readonly file: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds, of the clock and of CPU. */
interface Start {
  readonly wall: number;
  readonly cpu: number;
}

/** How something starts, and how that compares with the first of them: the median over the pairs of one round. */
export interface Started {
  readonly name: string;
  readonly wall: { readonly median: number; readonly min: number; readonly ratio: number };
  readonly cpu: { readonly median: number; readonly min: number; readonly ratio: number };
}

const CHILD = join(import.meta.dirname, 'start.mjs');
const WARM_UP = 2;

/** What the functions read when they start; none of it is called. */
const ENVIRONMENT = {
  TABLE: 'table',
  TASKS_QUEUE: 'https://sqs.eu-west-1.amazonaws.com/1/tasks',
  SHOWS_QUEUE: 'https://sqs.eu-west-1.amazonaws.com/1/shows',
  TASKS_DEAD_QUEUE: 'https://sqs.eu-west-1.amazonaws.com/1/tasks-dead',
  SHOWS_DEAD_QUEUE: 'https://sqs.eu-west-1.amazonaws.com/1/shows-dead',
  TOKEN_KEY: 'secretsmanager:sluice/token-key',
  URL: 'https://sluice.example',
  AWS_REGION: 'eu-west-1',
};

/** Starts each in a process of its own, all of them in turn, round after round: a busy machine is as busy for one as for the other. */
export function startAll(candidates: readonly Candidate[], rounds: number): readonly Started[] {
  const starts = candidates.map((): Start[] => []);
  for (let round = 0; round < rounds + WARM_UP; round++)
    for (const [at, candidate] of candidates.entries()) {
      const start = startOne(candidate);
      if (round >= WARM_UP) starts[at]?.push(start);
    }
  const [first = []] = starts;
  return candidates.map(({ name }, at) => ({
    name,
    wall: summed(starts[at] ?? [], first, 'wall'),
    cpu: summed(starts[at] ?? [], first, 'cpu'),
  }));
}

function startOne({ file, env = {} }: Candidate): Start {
  const printed = execFileSync(process.execPath, [CHILD, file], {
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(printed);
}

function summed(own: readonly Start[], first: readonly Start[], clock: 'wall' | 'cpu') {
  const values = own.map((start) => start[clock]);
  return {
    median: median(values),
    min: Math.min(...values),
    ratio: median(own.map((start, round) => start[clock] / (first[round]?.[clock] ?? Number.NaN))),
  };
}
