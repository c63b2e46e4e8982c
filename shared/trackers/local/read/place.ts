import type { Status } from '../format/status.ts';

/** Where a ticket's folder is. */
export interface Place {
  /** The name of its folder, which is its id. */
  readonly id: string;
  /** By the folder that it is in or goes to. */
  readonly status: Status;
  /** From the root. */
  readonly names: readonly string[];
}
