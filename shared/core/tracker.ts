import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import type { Event } from './event.ts';
import type { ReasonCode } from './reasons.ts';

/** Which field of a payload says when something happened, and how finely. */
export interface TimeField {
  /** Dot path in the payload, or `header:<name>`. */
  readonly field: string;
  readonly precisionMs: number;
}

/** A delivery whose bytes were proven to come from the sender. */
export interface Verified {
  /**
   * The delivery key, the first guard against doubles: the digest of the body, the only thing most signatures cover, or the id
   * where the id is signed too.
   */
  readonly key: string;
  /** The sender's own id, unsigned: for people and logs, never for a decision. */
  readonly senderId?: string;
  /** A signed time outside the body, epoch milliseconds. */
  readonly signedAt?: number;
}

export type Verification = Verified | { readonly refused: ReasonCode };

/** What a verified body says: an event; nothing for us, with the reason; or something that cannot be read, with the field. */
export type Reading =
  | { readonly event: Event }
  | { readonly ignored: ReasonCode; readonly name: string; readonly readableId?: string }
  | { readonly invalid: ReasonCode; readonly field?: string };

/**
 * The receiving half of a tracker: a plain object without state, environment or clock. Its other half is `Backend`.
 *
 * @example export const github: Tracker = { name: 'github', needsRule: true, accepts, times, verify, read };
 */
export interface Tracker {
  readonly name: string;
  /** False where the sender is a program that only sends what it wants done; an enabled project then needs no intake rule. */
  readonly needsRule: boolean;
  /** False where nobody can be asked how the ticket stands now; then a trigger that is not clearly newer is a duplicate. */
  readonly canLook: boolean;
  /** True where news of a task are sent to an address that the sender names, signed with the connection's webhook secret. */
  readonly callsBack: boolean;
  /**
   * True where there are no webhooks: it is polled or watched. Deliveries to its connection are refused as to one that is not there;
   * what is polled comes from where the connection leads, so it names no `accounts`.
   */
  readonly polledOnly?: true;
  /** The key of its connection without which nobody knows where it is; absent where there is a usual place. */
  readonly placedBy?: 'baseUrl' | 'root';
  /** True where its backend has a `creator`. */
  readonly createsTickets?: true;
  /** Media types it takes, in lower case and without parameters; everything else is 415. */
  readonly accepts: readonly string[];
  /** By event name; `*` for the rest. */
  readonly times: Readonly<Record<string, TimeField>>;
  /**
   * Checks the signature over the raw bytes, in constant time, with each active secret, before anything is parsed.
   * Never throws; never takes the algorithm from the sender; a connection without a usable secret verifies nothing.
   */
  verify(delivery: Delivery, connection: Connection, now: number): Verification;
  /** Reads a verified delivery. Leniently: only the fields that are needed, any of which may be missing. Never throws. */
  read(delivery: Delivery, connection: Connection, verified: Verified): Reading;
}
