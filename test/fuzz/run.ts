import { build } from './build.ts';
import type { Difference } from './difference.ts';
import { frontDoor } from './front.ts';
import { judge } from './judge.ts';

export interface RunOptions {
  readonly seed: number;
  readonly runs: number;
  /** Every how many-th request also goes in at the front door of receive. */
  readonly frontEvery: number;
  /** Ends after so many bad requests. @default 10 */
  readonly maxFailures?: number;
}

/** A request that shows a bug. */
export interface Bad {
  readonly number: number;
  readonly wrong: readonly string[];
}

/** What a run has seen. */
export interface Tally {
  readonly runs: number;
  readonly accepted: number;
  readonly refused: number;
  /** Answers of peers and of the reference that were the same as ours. */
  readonly agreed: number;
  readonly known: ReadonlyMap<Difference, number>;
  readonly requests: number;
  readonly answers: ReadonlyMap<string, number>;
  /** 503 of a connection that has no usable secret: documented, and meant. */
  readonly withoutSecret: number;
  readonly bad: readonly Bad[];
}

/** The requests of a seed, one after the other, each at our verifiers, the reference and the peers. */
export async function run({
  seed,
  runs,
  frontEvery,
  maxFailures = 10,
}: RunOptions): Promise<Tally> {
  const enter = frontDoor();
  const known = new Map<Difference, number>();
  const answers = new Map<string, number>();
  const bad: Bad[] = [];
  let [number, accepted, agreed, requests, withoutSecret] = [0, 0, 0, 0, 0];
  for (; number < runs && bad.length < maxFailures; number++) {
    const shot = build(seed, number);
    const judged = await judge(shot);
    const wrong = [...judged.wrong];
    if ('key' in judged.ours) accepted += 1;
    agreed += judged.agreed;
    for (const each of judged.known) known.set(each, (known.get(each) ?? 0) + 1);
    if (frontEvery > 0 && number % frontEvery === 0) {
      const answer = await enter(shot, judged.ours);
      requests += 1;
      if (answer.reason === 'no_secret') withoutSecret += 1;
      const kind = `${answer.status} ${answer.outcome}`;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
      wrong.push(...answer.wrong);
    }
    if (wrong.length > 0) bad.push({ number, wrong });
  }
  return {
    runs: number,
    accepted,
    refused: number - accepted,
    agreed,
    known,
    requests,
    answers,
    withoutSecret,
    bad,
  };
}
