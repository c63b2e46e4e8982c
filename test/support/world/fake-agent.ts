import type { Agent, Attempt, Started } from '../../../shared/core/agent.ts';

/** An agent that remembers what it was told, and has one run per idempotency key. */
export interface FakeAgent extends Agent {
  heartbeats: boolean;
  /** Every call of `start`, repetitions included. */
  readonly starts: Attempt[];
  /** The idempotency keys it has a run for. */
  readonly runs: ReadonlySet<string>;
  readonly stops: string[];
  /** What the coming starts do instead: refuse, or throw. */
  readonly answers: (Started | Error)[];
  /** What the coming stops throw. */
  readonly stopFailures: Error[];
  /** Done once the run has begun, before we hear of it. */
  meanwhile: ((attempt: Attempt) => Promise<void> | void) | undefined;
}

export function fakeAgent(): FakeAgent {
  const runs = new Set<string>();
  const fake: FakeAgent = {
    heartbeats: true,
    starts: [],
    runs,
    stops: [],
    answers: [],
    stopFailures: [],
    meanwhile: undefined,
    async start(attempt) {
      fake.starts.push(attempt);
      const answer = fake.answers.shift();
      if (answer instanceof Error) throw answer;
      if (answer) return answer;
      runs.add(attempt.idempotencyKey);
      const { meanwhile } = fake;
      fake.meanwhile = undefined;
      await meanwhile?.(attempt);
      return { reference: `run:${attempt.idempotencyKey}` };
    },
    async stop(reference) {
      fake.stops.push(reference);
      const failure = fake.stopFailures.shift();
      if (failure) throw failure;
    },
  };
  return fake;
}
