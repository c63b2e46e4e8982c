import type { Stage } from './stage.ts';

/** One thing that a person or a program does, and what must come of it. */
export interface Scenario {
  readonly title: string;
  play(stage: Stage): Promise<Scene>;
}

/** How it went: a row of the table. */
export interface Scene {
  /** Outcome and reason that the delivery got. */
  readonly delivery: string;
  readonly task: string;
  /** What the tracker shows now. */
  readonly shows: string;
  /** What had to be, beside what was. */
  readonly checks: readonly Check[];
}

export interface Check {
  readonly what: string;
  readonly is: unknown;
  readonly shouldBe: unknown;
}

export function check(what: string, is: unknown, shouldBe: unknown): Check {
  return { what, is, shouldBe };
}

/** What became of the deliveries to a connection since a moment, as `outcome (reason)`. */
export function receipts(stage: Stage, connection: string, since: number): readonly string[] {
  return stage.happenings
    .slice(since)
    .flatMap((each) =>
      each.kind === 'delivery' && each.fact.connection === connection
        ? [`${each.fact.kind === 'refused' ? 'refused' : each.fact.outcome} (${each.fact.reason})`]
        : [],
    );
}
