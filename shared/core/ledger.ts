import type { Actor } from './actor.ts';
import type { TriggerKind } from './intent.ts';
import type { LedgerOutcome } from './outcomes.ts';
import type { ReasonCode } from './reasons.ts';
import type { Ticket } from './ticket.ts';
import type { Verdict } from './verdict.ts';

/** What is known of a verified delivery, without its text. */
export interface LedgerEntry {
  readonly connection: string;
  readonly key: string;
  readonly senderId?: string;
  readonly receivedAt: number;
  /** Provisional for what starts or steers a task: `why` trusts the head. */
  readonly outcome: LedgerOutcome;
  readonly reason: ReasonCode;
  readonly event?: string;
  readonly actor?: string;
  readonly ticketKey?: string;
  readonly readableId?: string;
  readonly project?: string;
}

/** The text that was scanned, and where it came from: exactly this is sent to an agent. */
export interface Content {
  readonly ticket: Ticket;
  readonly actor: Actor;
  readonly trigger?: TriggerKind;
  /** The text that was scanned: goal of a task, or words of a message. */
  readonly text: string;
  /** The part of it that was written beside a mention: what a running agent is told. */
  readonly instruction?: string;
  readonly verdict: Verdict;
  /** The body as text, lossless for every body that was accepted (it was valid UTF-8). */
  readonly raw: string;
}

/** Above this, compressed, a content is not kept: DynamoDB items end at 400 KB. */
export const MAX_CONTENT_BYTES = 300_000;

/** How long a delivery that did nothing may be judged anew. */
export const REJUDGE_MS = 7 * 24 * 3_600_000;

/** What recording did; see `Ledger.record`. */
export type Recorded = 'recorded' | 'known' | 'tooLarge';

/** Rejections of a text that was read and scanned; all others refuse a delivery for what it is, and keep nothing of it. */
const OF_A_TEXT: readonly ReasonCode[] = [
  'scan_blocked',
  'message_flagged',
  'message_too_large',
  'not_permitted_to_steer',
  'nothing_to_steer',
  'inbox_full',
  'breaker_open',
  'bots_alone',
];

/** Whether a delivery's text was kept with its record, as far as it fitted: it started or steered something, or would have. */
export function keepsText({ outcome, reason }: Pick<LedgerEntry, 'outcome' | 'reason'>): boolean {
  return outcome === 'rejected' ? OF_A_TEXT.includes(reason) : outcome !== 'ignored';
}

/** The record of each verified delivery: what became of it, and why. */
export interface Ledger {
  /**
   * Records a delivery, once. `known` means that it is recorded already; nothing was written then. What did nothing, because it was
   * ignored, or was rejected without its text, is replaced while younger than seven days: the configuration may have been mended. With a content above `MAX_CONTENT_BYTES` the entry is recorded without it, and
   * `tooLarge` is answered.
   */
  record(entry: LedgerEntry, content?: Content): Promise<Recorded>;
  /** Corrects the outcome after the head has decided. */
  settle(
    connection: string,
    key: string,
    outcome: LedgerOutcome,
    reason: ReasonCode,
  ): Promise<void>;
  entry(connection: string, key: string): Promise<LedgerEntry | undefined>;
  content(connection: string, key: string): Promise<Content | undefined>;
  /** Entries of the ticket with this readable id, newest first. */
  ofTicket(readableId: string, limit: number): Promise<readonly LedgerEntry[]>;
}
