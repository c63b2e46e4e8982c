import type { Connection } from '../../shared/core/connection.ts';

/** A body that is to leave as if its sender had sent it. */
export interface Letter {
  readonly body: Uint8Array<ArrayBuffer>;
  /** The file's name without its folder: it may tell the event. */
  readonly file: string;
  /** The event as the person named it. */
  readonly event?: string | undefined;
  /** The sender's id of this delivery. */
  readonly id: string;
  /** Leaves the body exactly as it is. */
  readonly asIs: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** How the senders of one tracker sign: the other side of `Tracker.verify`. */
export interface Signer {
  readonly tracker: string;
  /** Signs with the newest secret of the connection. @throws Failure when it cannot. */
  sign(letter: Letter, connection: Connection): Signed;
}
