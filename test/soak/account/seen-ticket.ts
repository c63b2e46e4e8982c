import type { Head } from '../../../shared/core/head.ts';
import type { Heard } from '../world/callbacks.ts';
import type { Ticket } from '../world/ticket.ts';

/** A ticket at the end: what the world knows, what we keep of it, and what a person sees. */
export interface SeenTicket {
  readonly ticket: Ticket;
  /** All its tasks by epoch, the present one last. */
  readonly tasks: readonly Head[];
  /** Our comments, or what we told an agent session. */
  readonly comments: readonly string[];
  /** Whether each task is one comment; a session is told one thing after the other. */
  readonly sticky: boolean;
  readonly labels: readonly string[];
  /** What its sender was told, each message once. */
  readonly heard: readonly Heard[];
}

/** What the accounting has against the run. */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'unexplained';
  readonly ticket: Ticket;
  readonly what: string;
}
