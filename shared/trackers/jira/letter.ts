import type { Connection } from '../../core/connection.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { Reading } from '../../core/tracker.ts';
import type { Unproven } from '../body/unproven.ts';
import type { MentionOf } from './document-text.ts';
import type { Payload } from './payload.ts';

/** An event as every reader gets it. */
export interface Letter {
  /** `jira:issue_updated` */
  readonly name: string;
  readonly payload: Unproven<Payload>;
  readonly connection: Connection;
  readonly ticket: Ticket;
  readonly mentionOf: MentionOf;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
}

export type Reader = (letter: Letter) => Reading;

export const PRECISION_MS = 1;
