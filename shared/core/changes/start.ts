import type { Breaker } from '../breaker.ts';
import type { ContentPointer, Head, Person } from '../head.ts';
import type { TriggerKind } from '../intent.ts';
import type { State } from '../lifecycle.ts';
import type { RiskTier } from '../project.ts';
import type { ReasonCode } from '../reasons.ts';
import type { TicketRef } from '../ticket.ts';

/** A start, as receive has judged it. */
export interface Start {
  readonly ticket: TicketRef;
  readonly project: string;
  readonly trigger: TriggerKind;
  readonly starter: Person;
  readonly risk: RiskTier;
  /** Absent when the text is too large to be kept; such a task can only be stopped. */
  readonly content?: ContentPointer;
  readonly digest: string;
  readonly verdict: NonNullable<Head['verdict']>;
  /** `queued`, or where the scanner put it: held, or rejected at once. */
  readonly state: Extract<State, 'queued' | 'held' | 'rejected'>;
  readonly reason: ReasonCode;
  /** The tracker's time of the trigger, and how fine it is. */
  readonly at: number;
  readonly precisionMs: number;
  /** What this start consumes: its delivery key and, for a comment, the comment's semantic key. */
  readonly keys: readonly string[];
  /** How often the ticket may be started, by whoever asks now; absent for an operator, who closes its breaker with it. */
  readonly breaker?: Breaker;
  /** Whether a look at the ticket can tell if the trigger still stands. If not, an equal time is a repetition. */
  readonly visible: boolean;
  /** Whether anybody can look how the ticket stands, whatever the trigger was. */
  readonly canLook?: boolean;
}

/**
 * Where a look can tell, a start of the same tick as the fence is opened and looked at; elsewhere it is a repetition. Nobody looks for
 * a start that is rejected at once.
 */
export function fenceLimit(start: Start): number {
  return start.visible && start.state !== 'rejected' ? start.at + start.precisionMs : start.at;
}

/** What a start leaves in the head's keys: with a rejected one the text, so that its event in another shape is not a second one. */
export function keysOf(start: Start): readonly string[] {
  return start.state === 'rejected' ? [...start.keys, textKey(start)] : start.keys;
}

export function textKey({ digest }: Start): string {
  return `text:${digest}`;
}
