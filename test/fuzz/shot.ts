import type { Connection } from '../../shared/core/connection.ts';
import type { Sender } from '../support/receive/config.ts';
import type { Letter } from '../support/receive/letters.ts';

/** A request as it arrives, and what its receiver holds. Nothing changes it any more. */
export interface Shot extends Letter {
  readonly from: Sender;
  readonly connection: Connection;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly body: Buffer;
  /** The headers before any runtime joined them. */
  readonly lines: readonly (readonly [string, string])[];
  /** The names of what was done to it, in order. */
  readonly mutations: readonly string[];
}
