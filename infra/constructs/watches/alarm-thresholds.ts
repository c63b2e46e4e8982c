import type { Duration } from 'aws-cdk-lib';

/** From when on something is worth a message. */
export interface AlarmThresholds {
  /**
   * How old the oldest message of a queue may be.
   *
   * @default - 15 minutes
   */
  readonly oldestMessage?: Duration;
  /**
   * How many requests may be refused for their signature within five minutes.
   *
   * @default 20
   */
  readonly refusedSignatures?: number;
  /**
   * How many errors of one function, and how many answers 5xx, there may be within five minutes.
   *
   * @default 0
   */
  readonly errors?: number;
  /**
   * How much of what is owed may be late for fifteen minutes: starts, stops, comments.
   *
   * @default 0
   */
  readonly overdueEffects?: number;
}
