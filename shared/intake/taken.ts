import type { Connection } from '../core/connection.ts';
import type { Delivery } from '../core/delivery.ts';
import type { Event } from '../core/event.ts';
import type { Tracker, Verified } from '../core/tracker.ts';

/** Where an event comes from: a verified delivery, or a poll's find in the shape of one. */
export interface Source {
  readonly delivery: Delivery;
  readonly connection: Connection;
  readonly tracker: Tracker;
  readonly verified: Verified;
}

/** A delivery that was verified and read. */
export interface Read extends Source {
  readonly event: Event;
}

/** One that was decided on: what each intent is carried out with. */
export interface Taken extends Read {
  /** The projects whose task is to be judged otherwise, see `otherMinds`. */
  readonly others: readonly string[];
}
