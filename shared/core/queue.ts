/** What stands in a queue: a pointer. Whoever takes it reads the head, so that a message can be late, early, lost or doubled. */
export interface Message {
  /** The ticket's key. */
  readonly ticket: string;
}

export interface SendOptions {
  /** Not to be seen before; at most 900, more is cut. */
  readonly delaySeconds?: number;
  /** The ticket's project: groups take turns, so that a busy one does not hold up the others. It orders nothing. */
  readonly group?: string | undefined;
}

/** Hands a ticket to the next step, at least once and in any order. Resolves once the message is durable. */
export interface Queue {
  send(message: Message, options?: SendOptions): Promise<void>;
}
