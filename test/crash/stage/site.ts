import type { BackendError } from '../../../shared/core/backend-error.ts';
import type { Occurrence, PolledTicket } from '../../../shared/core/poller.ts';
import type { Permission } from '../../../shared/core/project.ts';

/** A ticket as it stands in its tracker. */
export interface Item {
  readonly title: string;
  readonly body: string;
  open: boolean;
  readonly labels: Set<string>;
  readonly assignees: readonly string[];
}

/** A comment that we wrote; a person sees the words. */
export interface Written {
  readonly id: string;
  readonly ticket: string;
  readonly marker: string;
  readonly body: string;
}

/** A ticket that we made. */
export interface MadeTicket {
  readonly id: string;
  readonly marker: string;
  readonly at: number;
}

/** A ticket as a poll finds it, with what happened to it. */
export interface Listed extends PolledTicket {
  readonly history: readonly Occurrence[];
}

/** What the emulated trackers hold, for scenarios to arrange and for checks to look at. */
export interface Site {
  /** By the tracker's id of the ticket. */
  readonly items: Map<string, Item>;
  /** Every comment there is, in the order in which they were made. */
  readonly comments: Written[];
  /** Every text that a comment of ours ever had, in the order in which they were written. */
  readonly said: string[];
  /** What a poll finds, by the tracker's id of the ticket. */
  readonly listed: Map<string, Listed>;
  /** Every ticket that we made, in that order. */
  readonly made: MadeTicket[];
  permission: Permission | 'none';
  /** What the tracker answers instead, as long as it is set. */
  trouble: ((call: keyof Tracker) => BackendError | undefined) | undefined;
}

/**
 * The calls that a backend makes, each of which can fail by itself: a mark is several. A comment is found again by its marker, as
 * no answer may have come when it was made.
 */
export interface Tracker {
  look(ticket: string): Promise<Item & { readonly permission: Permission | 'none' }>;
  comments(ticket: string): Promise<readonly Written[]>;
  createComment(ticket: string, marker: string, body: string): Promise<string>;
  /** False when there is none. */
  editComment(id: string, marker: string, body: string): Promise<boolean>;
  addLabel(ticket: string, label: string): Promise<void>;
  removeLabel(ticket: string, label: string): Promise<void>;
  close(ticket: string): Promise<void>;
  list(): Promise<readonly PolledTicket[]>;
  history(ticket: string): Promise<readonly Occurrence[]>;
  /** Those that we made. */
  ours(): Promise<readonly MadeTicket[]>;
  createTicket(marker: string, item: Omit<Item, 'open' | 'assignees'>): Promise<MadeTicket>;
}
