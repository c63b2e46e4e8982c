import type { Backend, BackendSettings } from '../../../shared/core/backend.ts';
import type { BackendErrorKind } from '../../../shared/core/backend-error.ts';
import type { PollQuery } from '../../../shared/core/poller.ts';
import type { TicketRef } from '../../../shared/core/ticket.ts';

/** A ticket as a person sees it in the tracker. */
export interface Shown {
  readonly open: boolean;
  readonly labels: readonly string[];
  /** As they are stored, hidden parts included. */
  readonly comments: readonly string[];
}

export interface Wish {
  readonly title?: string;
  readonly description?: string;
  /** By name; those that are not there yet are made. */
  readonly labels?: readonly string[];
  /** To `assignee`. */
  readonly assigned?: boolean;
}

export interface BackendWish {
  readonly settings?: Partial<BackendSettings>;
  readonly fetch?: typeof fetch;
}

/** A tracker's API that can be written to, one account or repository in it, and a person who works there. */
export interface TrackerServer {
  /** With the labels of `LABELS`, and credentials that may write. */
  backend(wish?: BackendWish): Backend;
  /** A person's new ticket; answers what a webhook of it would be read as. */
  create(wish?: Wish): Promise<TicketRef>;
  retitle(ticket: TicketRef, title: string): Promise<void>;
  /** A person puts a label on, or takes it off. */
  label(ticket: TicketRef, name: string, on: boolean): Promise<void>;
  close(ticket: TicketRef): Promise<void>;
  /** For good. */
  remove(ticket: TicketRef): Promise<void>;
  comment(ticket: TicketRef, body: string): Promise<void>;
  /** By the id that the backend answered. */
  deleteComment(ticket: TicketRef, id: string): Promise<void>;
  shows(ticket: TicketRef): Promise<Shown>;
  /** Until the tracker's clock shows another time. */
  later(): Promise<void>;
  /** What a poll needs to be told to find this server's tickets. */
  readonly query: Partial<PollQuery>;
  /** Whom `assigned` assigns, as `intake.assignee` may say it. */
  readonly assignee: string;
  /** A person who may write, and one who may nothing here. */
  readonly member: Somebody;
  readonly stranger: Somebody;
  /** What was asked or answered against the tracker's own description of its API, since the last time. */
  problems?(): readonly string[];
  stop(): Promise<void>;
}

export interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** What a tracker, or what stands in for it, does not have; what is asked of it is left out, and the tests' names say so. */
export type Lack =
  | 'labels'
  | 'assignees'
  | 'permissions'
  | 'closing'
  | 'deletion'
  | 'comments of others'
  | 'comments that can be deleted'
  | 'polls'
  | 'a log of what happened'
  | 'an own identity';

/** What may go wrong with a call, and what it is to be told as. */
export interface Trouble {
  readonly given: string;
  readonly becomes: {
    readonly kind: BackendErrorKind;
    /** Whole seconds, where the tracker says. */
    readonly retryAfterSeconds?: number;
  };
  /** A backend all whose calls meet with it. */
  backend(server: TrackerServer): Backend;
}

/** A backend whose n-th answer, counted from 1, is lost after the deed. */
export type Losing = (
  server: TrackerServer,
  nth: number,
  wish?: BackendWish,
) => { readonly backend: Backend; readonly lost: () => boolean };

/** How a tracker's server is had, and what to expect of it. */
export interface ServerKind {
  open(): Promise<TrackerServer>;
  readonly lacks: readonly Lack[];
  readonly troubles: readonly Trouble[];
  /** Absent where nothing can be lost on the way: files. */
  readonly losing?: Losing;
  /** Tickets on one page of a list, as it is asked for. Absent: everything is one page. */
  readonly perPage?: number;
}
