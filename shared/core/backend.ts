import type { Labels } from './connection.ts';
import type { Creator } from './creator.ts';
import type { State } from './lifecycle.ts';
import type { Poller } from './poller.ts';
import type { Permission } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import type { Result } from './result.ts';
import type { Ticket, TicketRef } from './ticket.ts';

/** The ticket as it stands in the tracker now. */
export interface Look {
  readonly ticket: Ticket;
  /** By actor id as asked: the right each has to the ticket's repository or workspace; `none` for a stranger. */
  readonly permissions: Readonly<Record<string, Permission | 'none'>>;
}

/** One comment of ours, as it should read. */
export interface StickyComment {
  /** Names the comment for ever: two comments with one marker are one comment. Letters, digits and `:._~-`. */
  readonly marker: string;
  /** The task that it tells of, where that is not the one in the marker: a comment is taken over when it was not up to date. */
  readonly task?: string;
  /** Markdown, with everything of strangers already made harmless. */
  readonly body: string;
  /** Where it is, when that is known. */
  readonly id?: string;
  /** What the comment tells, for trackers that have words of their own for it (agent activities). */
  readonly tells: 'progress' | 'question' | 'success' | 'failure';
  /** The same for programs: what a signed callback carries. */
  readonly facts: Facts;
}

/** The state of a task, for a program. */
export interface Facts {
  readonly state: State;
  readonly reason: ReasonCode;
  readonly epoch: number;
  readonly attempt: number;
  readonly question?: string;
  readonly result?: Result;
}

/** How a connection and project want the ticket to be changed. */
export interface BackendSettings {
  readonly labels: Labels;
  readonly states: { readonly inProgress?: string; readonly completed?: string };
  /** Whether a success closes the ticket. */
  readonly close: boolean;
}

/**
 * The other half of a tracker, interface version 1: it asks and changes the ticket. Every state-changing call is
 * idempotent: made twice, or again after a lost answer, it leaves the ticket as made once. Throws only `BackendError`.
 * Each call ends within 30 seconds.
 */
export interface Backend {
  readonly interfaceVersion: 1;
  /** How the ticket stands, and what the named actors may do there. A deleted ticket is `not_found`. */
  look(
    ticket: TicketRef,
    actors: readonly { readonly id: string; readonly name: string }[],
  ): Promise<Look>;
  /** Creates or updates the comment in place; answers where it is. A comment that a person deleted is made anew. */
  addComment(ticket: TicketRef, comment: StickyComment): Promise<{ readonly id: string }>;
  markInProgress(ticket: TicketRef): Promise<void>;
  /**
   * Closes the ticket only where `close` is set and the result is a success. An end takes the trigger label off as well: a short
   * task may end before "in progress" was ever shown. Where that was (`wasInProgress`) it is left alone: if it stands there now, a
   * person has put it on for the next task.
   */
  markComplete(ticket: TicketRef, result: Result, wasInProgress?: boolean): Promise<void>;
  markFailed(ticket: TicketRef, reason: string, wasInProgress?: boolean): Promise<void>;
  /**
   * Takes our labels off a ticket whose task was stopped or rejected. With `label_removed` the trigger label is left alone, too: a
   * person took it off, so where it stands now it was put on again.
   */
  markStopped(ticket: TicketRef, reason?: ReasonCode, wasInProgress?: boolean): Promise<void>;
  /** Absent where nobody can be asked which tickets there are. */
  readonly poller?: Poller;
  /** Absent where no ticket can be made; `createsTickets` of the receiving half says the same. */
  readonly creator?: Creator;
}

/** Credentials of a connection, resolved only where a backend is made. */
export type Credentials =
  | { readonly token: string }
  | { readonly appId: string; readonly privateKey: string; readonly installationId: string }
  | { readonly clientId: string; readonly clientSecret: string }
  /** A person's address with a token of theirs (Jira). */
  | { readonly email: string; readonly token: string };

/** What a backend is born with. `fetch` is a parameter so that proxies, recorders and tests can stand in between. */
export interface BackendOptions {
  readonly connection: {
    readonly name: string;
    readonly baseUrl?: string;
    /** Live webhook secrets, newest first: a generic sender's callback is signed with the first. */
    readonly secrets: readonly string[];
    readonly callbackHosts: readonly string[];
    /** The folder of a tracker that is files. */
    readonly root?: string;
    /** Who we are in the tracker, and what people mention. */
    readonly self?: readonly string[];
    readonly mention?: string;
    readonly accounts?: readonly string[];
  };
  readonly credentials: Credentials | undefined;
  readonly settings: BackendSettings;
  readonly fetch: typeof fetch;
}

/** A registry entry: the tracker's name and how its backend is made. */
export interface BackendKind {
  readonly name: string;
  create(options: BackendOptions): Backend;
}
