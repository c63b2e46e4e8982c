import type { Connection } from '../../core/connection.ts';
import type { Reading } from '../../core/tracker.ts';
import type { Payload } from './payload.ts';

/** An event as every reader gets it. */
export interface Letter {
  /** `<type>.<action>` */
  readonly name: string;
  readonly action: string;
  readonly payload: Payload;
  readonly connection: Connection;
  /** The workspace's id. */
  readonly account: string;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
}

export type Reader = (letter: Letter) => Reading;

/** Linear gives its times to the millisecond. */
export const PRECISION_MS = 1;
