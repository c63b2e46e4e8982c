import type { Actor } from './actor.ts';
import type { Trace } from './trace.ts';

/** Where a ticket is and how to get back to it: all that write-back needs, small enough for the head. */
export interface TicketRef {
  /** Tracker + account + the tracker's immutable id; see `ticketKey`. Two workspaces never share one, a rename splits none. */
  readonly key: string;
  /** For people: `github:acme/shop#7`, `linear:ENG-123`, `webhook:ci:build-9`. */
  readonly readableId: string;
  readonly connection: string;
  /** The tracker's immutable id. */
  readonly id: string;
  /** Organisation, owner or workspace; what `connections.<name>.accounts` is matched with. */
  readonly account: string;
  readonly url?: string;
  /** The agent session that the tracker opened for us (Linear), where results are shown instead of in a comment. */
  readonly session?: string;
  /** Where a generic sender wants to hear of its task. Checked against `callbackHosts` before use. */
  readonly callbackUrl?: string;
}

/** The item in the tracker, as a delivery or a look shows it. Everything in it is a stranger's text until it is scanned. */
export interface Ticket extends TicketRef {
  readonly title: string;
  readonly description: string;
  readonly labels: readonly string[];
  /** Logins, names or ids: whatever `intake.assignee` may hold. */
  readonly assignees: readonly string[];
  readonly author: Actor;
  /** `issue`, `bug`, `build`: the sender's own word. */
  readonly type: string;
  readonly open: boolean;
  /**
   * The delivery had only a part of the ticket; title, description and labels come with dispatch's first look. `text`: all but its text,
   * which a look shows in another form.
   */
  readonly partial?: true | 'text';
  /** The workflow state's name, where the tracker has one. */
  readonly status?: string;
  /** Team keys or names (Linear). */
  readonly teams?: readonly string[];
  /** Names or ids of the tracker's own projects (Linear). */
  readonly trackerProjects?: readonly string[];
  /** The repository that belongs to the ticket, as `owner/name` or a URL. */
  readonly repo?: string;
  readonly riskTier?: string;
  readonly priority?: string;
  /** Where a program took it from that handed it in. */
  readonly trace?: Trace;
}

/** The longest key, in characters, all ASCII: DynamoDB's keys end at 2,048 bytes, and more than the ticket stands in some of ours. */
export const MAX_KEY_CHARS = 1_600;

const OUTSIDE_KEY_ALPHABET = /[^A-Za-z0-9_.-]/gu;

/**
 * Builds a ticket's key. Parts are kept readable where they can be; every other character becomes `~` and its code point,
 * so that no choice of id by a sender can make two tickets one, and a key can stand in a URL.
 */
export function ticketKey(tracker: string, account: string, id: string): string {
  const escaped = (part: string) =>
    part.replace(OUTSIDE_KEY_ALPHABET, (char) => `~${char.codePointAt(0)?.toString(16)}~`);
  return [tracker, account, id].map(escaped).join(':');
}
