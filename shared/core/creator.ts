import type { Ticket } from './ticket.ts';

/** A ticket that is to be made, with everything of strangers already made harmless. */
export interface Draft {
  /** Where, as `owner/name`; absent where the project names none. A tracker without repositories leaves it. */
  readonly repo?: string;
  /** One line, at most 256 characters. */
  readonly title: string;
  /** Markdown, at most 60,000 characters. */
  readonly description: string;
  readonly labels: readonly string[];
  /** Names the ticket for ever: two drafts with one marker are one ticket. Letters, digits and `:._~-`. */
  readonly marker: string;
}

/** A ticket that was made. */
export interface Created {
  /** As `look` would show it: what is scanned now is what dispatch compares with. */
  readonly ticket: Ticket;
  /** When it was made by the tracker's clock, epoch milliseconds, and how fine that is. */
  readonly at: number;
  readonly precisionMs: number;
}

/** The part of a backend that makes tickets, for what programs hand in. Throws only `BackendError`; each call ends within 30 seconds. */
export interface Creator {
  /**
   * Makes the ticket, with the marker where no reader sees it. The marker is looked for first among the tickets that we made last, so that a
   * repetition after a lost answer makes no second one; two calls at the same time may, and whoever calls sees to it that there is one.
   * The tracker's news of it are our own doing: `read` says `own` of them, whoever our token is.
   */
  createTicket(draft: Draft): Promise<Created>;
}
