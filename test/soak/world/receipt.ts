/** What a delivery was answered. */
export interface Receipt {
  /** 0: there was no answer. */
  readonly status: number;
  readonly outcome?: string;
  readonly reason?: string;
  /** Its key in the ledger; only a verified sender hears it. */
  readonly delivery?: string;
  readonly taskId?: string;
  /** When the answer was there, by the machine's clock, epoch milliseconds: what it says is so from then on. */
  readonly at: number;
  /** The sender threw it away, as if it had been lost on the way. */
  readonly lost: boolean;
}
