import type { Actor } from './actor.ts';
import type { LedgerOutcome } from './outcomes.ts';
import type { ReasonCode } from './reasons.ts';

/** What a delivery is about. */
export interface Read {
  /** The tracker's name for it. */
  readonly event?: string;
  readonly actor?: Pick<Actor, 'id' | 'login'>;
  /** The ticket's key. */
  readonly ticket?: string;
}

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
  /** What was read, for whoever looks on; the sender knows it. */
  readonly read?: Read;
}
