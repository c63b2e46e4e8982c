import type { Actor } from './actor.ts';
import type { Ticket } from './ticket.ts';

/** Which tickets a project wants, for a tracker that is asked. */
export interface PollQuery {
  /** All of these, case-insensitively. */
  readonly labels: readonly string[];
  readonly excludeLabels: readonly string[];
  /** `''` any, `*` somebody, `none` nobody, else this login or name. */
  readonly assignee: string;
  readonly statuses: readonly string[];
  readonly teams: readonly string[];
  /** The tracker's own projects. */
  readonly projects: readonly string[];
  /** Where to look, as `owner/name` without globs; a tracker without repositories leaves it. */
  readonly repos: readonly string[];
  /** At most so many, those that changed last first. */
  readonly maxResults: number;
  /** Tickets that did not change since are left, epoch milliseconds. */
  readonly since: number;
  /** What the last poll of this very query answered; absent when that was not brought to its end, or the query is another. */
  readonly cursor?: string;
}

/** One ticket that a poll found. */
export interface PolledTicket {
  readonly ticket: Ticket;
  /** When it changed last by the tracker's clock, epoch milliseconds: while it stays the same, nothing new happened to the ticket. */
  readonly updatedAt: number;
}

/** What a poll brought. */
export interface Polled {
  /**
   * Open tickets within the query as far as the tracker can tell; whoever asked judges them again. A ticket may be named that did
   * not change.
   */
  readonly tickets: readonly PolledTicket[];
  /** The tracker says that nothing changed since `cursor`; `tickets` is empty then. */
  readonly unchanged: boolean;
  /** Opaque, at most 8 KB, to be handed back with the next poll once these tickets are dealt with; absent: begin anew. */
  readonly cursor?: string;
  /** Epoch milliseconds before which the tracker had rather not be asked again: its quota nears the end. */
  readonly notBefore?: number;
}

/** Something in a ticket's past that may have started a task. */
export interface Occurrence {
  readonly change:
    | { readonly kind: 'opened' | 'reopened' | 'submitted' }
    | { readonly kind: 'labeled'; readonly label: string }
    | { readonly kind: 'assigned'; readonly assignee: string }
    | { readonly kind: 'moved'; readonly status: string };
  /** Who did it. Where the tracker does not tell: the ticket's author. */
  readonly actor: Actor;
  /** Whether that was our own token, app or bot. */
  readonly own: boolean;
  /** Epoch milliseconds by the tracker's clock, the same that a webhook of it would carry as far as the tracker allows. */
  readonly at: number;
  readonly precisionMs: number;
}

/**
 * The asking part of a backend, for trackers that send no webhooks, accounts that cannot register one, and as the net under those that
 * do. Changes nothing. Throws only `BackendError`; each call ends within 30 seconds.
 */
export interface Poller {
  pollReadyTickets(query: PollQuery): Promise<Polled>;
  /**
   * What brought the ticket to where it stands, the newest first: when each label that it has was set, when it was assigned, moved,
   * opened. A tracker without such a log answers that it was opened, and a finished ticket is then never started again by a poll.
   */
  history(ticket: Ticket): Promise<readonly Occurrence[]>;
}
