import type { LedgerOutcome, ReasonCode } from './reasons.ts';

/** What the sender is told of a delivery, and what `sluice why` starts from. */
export interface Receipt {
  readonly outcome: LedgerOutcome | 'refused';
  readonly reason: ReasonCode;
  /** The HTTP status. */
  readonly status: number;
  /** The delivery key, for a verified delivery: `sluice why <key>`. */
  readonly delivery?: string;
  readonly taskId?: string;
  /** The field that could not be read; only a verified sender is told. */
  readonly field?: string;
  /** Seconds after which to try again, with a 503. */
  readonly retryAfterSeconds?: number;
}
