import type { Effect, EffectResult } from './effect.ts';
import type { State } from './lifecycle.ts';
import type { LedgerOutcome } from './outcomes.ts';
import type { PoisonCode } from './poison.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * Something that happened, for whoever looks on: ids, codes and numbers, never a body, a title, a header or a secret. `ticket` is a ticket's
 * key, which every `task` of it begins with, so that the facts of one delivery, its task and its attempts are found by one another.
 */
export type Fact =
  | DeliveryFact
  | RefusedFact
  | StateFact
  | AttemptFact
  | EffectFact
  | MessageFact
  | AsideFact
  | SweepFact
  | LookFact
  | CostFact
  | RecoveryFact
  | PollFact
  | OperateFact
  | WarningFact
  | FailureFact;

/** Where a process tells what happens. It never throws, and nobody waits for it. */
export type Observe = (fact: Fact) => void;

/** A delivery that was verified, and what became of it: one for each. */
export interface DeliveryFact {
  readonly kind: 'delivery';
  readonly connection: string;
  /** Its key, as `sluice why` takes it. */
  readonly delivery: string;
  readonly event?: string;
  /** A login, or the tracker's id of the account. */
  readonly actor?: string;
  readonly outcome: LedgerOutcome;
  readonly reason: ReasonCode;
  readonly ticket?: string;
  readonly task?: string;
  readonly ms: number;
}

/** A request that was refused before it was believed, or that failed: one for each. */
export interface RefusedFact {
  readonly kind: 'refused';
  /** Absent where the address names none that could be one. */
  readonly connection?: string;
  readonly reason: ReasonCode;
  readonly status: number;
  readonly ms: number;
  readonly error?: unknown;
}

/** A task that came into a state. */
export interface StateFact {
  readonly kind: 'state';
  readonly ticket: string;
  readonly task: string;
  readonly state: State;
  readonly reason: ReasonCode;
  /** From its opening to its first attempt. */
  readonly waitedMs?: number;
  /** From its first attempt to its end. */
  readonly tookMs?: number;
}

/** An attempt that is over, with the state that its task came to: one for each. */
export interface AttemptFact {
  readonly kind: 'attempt';
  readonly ticket: string;
  readonly task: string;
  readonly attempt: number;
  readonly agent: string;
  readonly state: State;
  readonly reason: ReasonCode;
  /** Since it was claimed; absent where its task's short history no longer tells. */
  readonly ms?: number;
}

/** One try of something that was owed to the world. */
export interface EffectFact {
  readonly kind: 'effect';
  readonly ticket: string;
  readonly task: string;
  readonly attempt?: number;
  readonly effect: Effect;
  readonly result: EffectResult;
  /** Where it was not done: why. */
  readonly reason?: string;
  readonly ms: number;
  readonly error?: unknown;
}

/** A message of a queue that was taken; with an error it comes back. */
export interface MessageFact {
  readonly kind: 'message';
  readonly step: string;
  readonly messageId: string;
  readonly ticket?: string;
  readonly did: string;
  readonly ms: number;
  readonly error?: unknown;
}

/** A message that no repetition mends; with an error it could not even be put aside, and comes back. */
export interface AsideFact {
  readonly kind: 'put_aside';
  readonly step: string;
  readonly messageId: string;
  readonly reason: PoisonCode;
  readonly error?: unknown;
}

/** A tick of sweep that came to its end. */
export interface SweepFact {
  readonly kind: 'sweep';
  readonly due: number;
  readonly overdue: Readonly<Record<Effect, number>>;
  readonly expired: number;
  readonly sent: number;
  readonly ms: number;
}

/** What looking at tickets found, in one tick. */
export interface LookFact {
  readonly kind: 'look';
  readonly stands: number;
  readonly stopped: number;
  readonly changed: number;
  readonly unknown: number;
  readonly failed: number;
  readonly left: number;
}

/** What an agent says that its attempt cost. */
export interface CostFact {
  readonly kind: 'cost';
  readonly ticket: string;
  readonly task: string;
  readonly attempt: number;
  /** What its result makes of the task. */
  readonly outcome: State;
  readonly dollars: number;
}

/** What the delivery logs of trackers brought, in one tick. */
export interface RecoveryFact {
  readonly kind: 'recovery';
  readonly visited: number;
  readonly asked: number;
  readonly recovered: number;
  readonly givenUp: number;
}

/** What asking trackers for tickets brought, in one tick. */
export interface PollFact {
  readonly kind: 'poll';
  readonly polled: number;
  readonly unchanged: number;
  readonly found: number;
  readonly started: number;
  readonly failed: number;
}

/** Something that a person did to messages. */
export interface OperateFact {
  readonly kind: 'operate';
  readonly by: string;
  readonly did: string;
  readonly messages: readonly string[];
  readonly failed: readonly string[];
}

/** Something that a person should mend, in our words. */
export interface WarningFact {
  readonly kind: 'warning';
  readonly about: 'config' | 'recovery' | 'poll';
  readonly connection?: string;
  readonly project?: string;
  readonly place?: string;
  readonly means: string;
  readonly hint?: string;
}

/** Something that did not work, and is tried again. */
export interface FailureFact {
  readonly kind: 'failure';
  readonly where: string;
  readonly ticket?: string;
  readonly error: unknown;
}
