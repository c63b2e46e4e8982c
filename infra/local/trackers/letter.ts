/** One webhook, exactly as it goes over the wire: what is signed is what is sent, and what is sent again. */
export interface Letter {
  /** The hook it belongs to; letters of one hook leave in order. */
  readonly hook: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The sender's id of the event (`X-GitHub-Delivery`, `Linear-Delivery`). */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
}

/** A letter and what became of it. */
export interface Sent extends Letter {
  readonly id: number;
  readonly sentAt: string;
  readonly redelivery: boolean;
  /** The receiver's HTTP status; 0 when there was no answer; null until there is one. */
  readonly status: number | null;
  readonly answer: string | null;
  readonly seconds: number | null;
}
