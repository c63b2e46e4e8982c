import type { Tripped } from './breaker.ts';
import type { TriggerKind } from './intent.ts';
import type { State } from './lifecycle.ts';
import type { RiskTier } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import type { TicketRef } from './ticket.ts';

/** A person as the head remembers them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** See `Actor.login`. */
  readonly login?: string;
}

/** One line of a task's short history. */
export interface Step {
  readonly at: number;
  readonly to: State;
  readonly reason: ReasonCode;
  /** Who, when it was a person. */
  readonly by?: string;
}

/** Where a scanned text is kept: the connection and delivery key of its record. */
export interface ContentPointer {
  readonly connection: string;
  readonly key: string;
}

/** The end of a task, as far as its ticket is told it later. */
export interface Untold {
  readonly epoch: number;
  readonly state: State;
  readonly resultAttempt?: number;
}

/**
 * The one small item per ticket: the state of its current task and what that still owes the world. A ticket of which only
 * a stop was seen has a head with a fence and no state. All times are epoch milliseconds. Aim below 1 KB: every update is
 * billed by size.
 */
export interface Head {
  readonly key: string;
  /** Grows with every write. */
  readonly version: number;
  readonly ticket?: TicketRef;
  readonly project?: string;

  /** The n-th task of the ticket; 0 while there was none. */
  readonly epoch: number;
  readonly state?: State;
  readonly reason?: ReasonCode;
  /** Words beside the reason: the agent's refusal, the missing repository. Outside text. */
  readonly detail?: string;
  /** 0 until the first attempt is claimed. */
  readonly attempt?: number;
  readonly trigger?: TriggerKind;
  readonly starter?: Person;
  readonly approver?: Person;
  /** Ids of those who may not approve: the starter, at high risk. */
  readonly barred?: readonly string[];
  /** Since when it has been held; an approval from before was given for another text. */
  readonly heldAt?: number;
  readonly risk?: RiskTier;
  readonly agent?: string;
  readonly repo?: string;
  /** The text that was scanned, and the digest of exactly that text. */
  readonly content?: ContentPointer;
  readonly digest?: string;
  readonly verdict?: {
    readonly decision: string;
    readonly score: number;
    readonly rules: readonly string[];
    readonly ruleset: string;
    /** Who let this very text through besides the scanner: the name of a second opinion, or `person`. */
    readonly second?: string;
  };
  /** The result of an attempt, kept in an item of its own. */
  readonly resultAttempt?: number;

  /** The latest tracker time of any trigger or stop that was consumed. */
  readonly fence?: number;
  /** A stop came at the same tick as the start: only a look at the ticket can tell which was last. */
  readonly confirm?: boolean;
  /** When the trigger happened, by the tracker's clock. */
  readonly triggeredAt?: number;
  readonly openedAt?: number;
  readonly endedAt?: number;
  /** Semantic keys and delivery keys that were consumed, the newest last. */
  readonly keys?: readonly string[];

  /** When the ticket was started, the newest first, over all its epochs: those of a week, at most forty. */
  readonly openings?: readonly number[];
  /** When it was started by somebody who turned out to have no right to it; these are none of the others. */
  readonly strays?: readonly number[];
  /** How often bots started or steered it since a person did, and when last. */
  readonly hops?: number;
  readonly hopAt?: number;
  /** The ticket says that its breaker is open, until this time. */
  readonly tripped?: { readonly why: Tripped; readonly until: number; readonly at: number };

  /** When the state's own timer runs out: a queue wait, a hold, a question, a retry's back-off. */
  readonly until?: number;
  /** Not to be started before. */
  readonly notBefore?: number;
  /** The line in which a queued task waits for a slot or for a brake to be taken off, and its place in the line's order. */
  readonly waitsIn?: string;
  readonly waitsSince?: number;
  /** How many stood before it, and when that was counted; what the ticket shows. */
  readonly place?: { readonly ahead: number; readonly at: number };
  /** The agent's first call must come by then; gone once it came. */
  readonly startBy?: number;
  /** The agent must call again by then. */
  readonly lease?: number;
  readonly deadline?: number;

  /** Owed: hand the task to the agent. */
  readonly enqueueOwed?: boolean;
  /** One dispatcher at a time hands it over. */
  readonly enqueueLease?: number;
  readonly enqueueTries?: number;
  /** How often the agent failed to take the present attempt or, before it, a second opinion did not come. */
  readonly startTries?: number;
  /** Owed: tell the agent to stop the run that `agent` and `reference` name. */
  readonly stopOwed?: boolean;
  /** How often the agent failed to take the stop; with `stopGivenUp` it is not asked again. */
  readonly stopTries?: number;
  readonly stopGivenUp?: boolean;
  /** The run to stop, where a new epoch opened before the old run was told. */
  readonly stopRun?: { readonly agent: string; readonly reference: string };
  /** Owed: keep this epoch as a past task. */
  readonly archiveOwed?: boolean;
  /** Owed: keep this earlier epoch, too, which the present one opened over. */
  readonly past?: Head;
  /** Owed while `showWant` is above `showShown`: make the ticket show the present state. */
  readonly showWant?: number;
  readonly showShown?: number;
  readonly showLease?: number;
  readonly showTries?: number;
  /** Not to be shown before: the tracker said when. */
  readonly showAfter?: number;
  /** Why the last show failed; with `showGivenUp` it will not be tried again until something changes. */
  readonly showError?: string;
  readonly showGivenUp?: boolean;
  /** The address is closed for good: no change of this task is shown there any more, unless a person asks. */
  readonly showGone?: boolean;
  /** When the in-progress mark was put on the ticket in this epoch; before that, nobody can have taken it off. */
  readonly markedAt?: number;
  /** The label that was put on then; the configuration may name another by now. */
  readonly markedAs?: string;
  /** Our sticky comment. */
  readonly comment?: string;
  /** The epoch that the comment was begun for, where the present one took it over: it is found by that one's marker. */
  readonly commentOf?: number;
  /** Ends of earlier tasks that the comment did not tell before the present task took it over: told with this one, newest last. */
  readonly untold?: readonly Untold[];
  /** The agent's own name for its run. */
  readonly reference?: string;

  readonly progress?: string;
  readonly question?: string;
  /** Messages to the agent, oldest first; the first of them has the cursor `inboxStart` + 1. */
  readonly inbox?: readonly ContentPointer[];
  /** How many messages were read and taken out. */
  readonly inboxStart?: number;
  readonly history?: readonly Step[];
  /** A result that came after the end, or while its retry was held, from the last attempt. */
  readonly lateResult?: boolean;

  /** When the ticket itself is looked at next, for what no delivery told; absent where nobody can look. */
  readonly lookAt?: number;

  /** When sweep must look at it; absent when nothing is to be done. */
  readonly dueAt?: number;
  /** Epoch seconds after which the item may vanish. */
  readonly ttl?: number;
}
