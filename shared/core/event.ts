import type { Actor } from './actor.ts';
import type { Ticket } from './ticket.ts';

/** One thing that changed on a ticket. A delivery can hold several (Linear sends a label and a state in one update). */
export type Change =
  | { readonly kind: 'opened' | 'edited' | 'closed' | 'reopened' | 'deleted' | 'transferred' }
  | { readonly kind: 'labeled' | 'unlabeled'; readonly label: string }
  | { readonly kind: 'assigned' | 'unassigned'; readonly assignee: string }
  | { readonly kind: 'moved'; readonly status: string }
  /** `before` is the text an edit replaced: a mention that stood there already starts nothing. */
  | { readonly kind: 'commented'; readonly comment: Comment; readonly before?: string }
  /** The tracker handed the ticket to us as an agent session (Linear). */
  | { readonly kind: 'delegated'; readonly text: string }
  /** A person wrote into a running session. */
  | { readonly kind: 'prompted'; readonly comment: Comment; readonly stop: boolean }
  /** A sender without a tracker asked for a task outright. */
  | { readonly kind: 'submitted' };

export interface Comment {
  readonly id: string;
  readonly text: string;
  /** Set by an edit; part of the semantic key, as one comment can arrive through two hooks with two digests. */
  readonly updatedAt: string;
}

/** What a tracker reads in a delivery. It says nothing about projects. */
export interface Event {
  /** The tracker's own name for it: `issues.labeled`, `Issue.update`. */
  readonly name: string;
  readonly ticket: Ticket;
  readonly actor: Actor;
  /** True for what our own token, app or bot did, and for comments that carry our hidden marker. */
  readonly own: boolean;
  readonly changes: readonly Change[];
  /** When it happened by the tracker's clock, epoch milliseconds, read from the field that the tracker's `times` names. */
  readonly at: number;
  /** How fine that clock is: 1000 for GitHub, 1 for Linear. */
  readonly precisionMs: number;
}
