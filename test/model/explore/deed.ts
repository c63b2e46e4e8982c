import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import type { Place } from './place.ts';

/** What somebody is about to do, having read: calls of others are made already, the one write is not. */
export interface Plan {
  readonly write?: HeadWrite;
  /** What the calls make of the world, whether the write is made or not. */
  readonly calls?: (place: Place) => Place;
  /** The world once the write was made. */
  readonly written?: (place: Place, head: Head) => Place;
  /** The heads in between, where the calls wrote several times, alone. */
  readonly writes?: readonly Head[];
  /** What is wrong with this write being made here at all. */
  readonly forbidden?: (before: Place, after: Head) => string | undefined;
}

/** Something that one actor does: reads the head, then asks for one conditional write. */
export interface Deed {
  readonly name: string;
  /** Whether nothing but the head decides what it does: then it is asked once for each. */
  readonly ofTheHead?: boolean;
  /** Nothing where there is nothing to do. */
  plan(place: Place): Promise<Plan | undefined>;
}
