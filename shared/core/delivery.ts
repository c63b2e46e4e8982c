/**
 * One HTTP request from a sender, exactly as it came. The body is bytes, never text: a signature covers bytes, and
 * decoding first maps different bodies to the same string.
 */
export interface Delivery {
  /** The last segment of `POST /webhooks/{connection}`. */
  readonly connection: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Epoch milliseconds, by our clock. */
  readonly receivedAt: number;
}

/** Bodies above this are answered 413 before anything else is looked at. */
export const MAX_BODY_BYTES = 1_048_576;
