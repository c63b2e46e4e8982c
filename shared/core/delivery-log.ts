import type { BackendOptions, Credentials } from './backend.ts';
import type { Connection } from './connection.ts';
import type { Project } from './project.ts';

/** One sending of a delivery, as its sender's log has it. A delivery that is sent again is logged once more, under the same guid. */
export interface Logged {
  /** Of this sending. */
  readonly id: string;
  /** Of the event: the same for all sendings, and for all hooks that hear of it. */
  readonly guid: string;
  /** When it was sent, epoch milliseconds by the sender's clock. */
  readonly at: number;
  /** `issues.labeled` */
  readonly event: string;
  /** What we answered; 0 when there was no answer. */
  readonly status: number;
  /** The sender held it back, as it had sent us too much. */
  readonly throttled: boolean;
}

/** A part of a log, newest first. What our tracker does not read is left out of `sendings`, and still counts for the times. */
export interface LogPage {
  readonly sendings: readonly Logged[];
  /** When the newest and the oldest of this page were sent; absent when it is empty. */
  readonly newest?: number;
  readonly oldest?: number;
  /** The cursor of the next page, if there is one. */
  readonly next?: string;
  /** Names what the first page holds. */
  readonly etag?: string;
}

/** Hooks that send to us. */
export interface HookList {
  readonly hooks: readonly string[];
  readonly etag?: string;
}

/**
 * The log of what a tracker sent us, for one connection. Nothing in it is verified, so nothing is taken in from it: it only tells what is
 * to be sent again, by the sender itself, signed. Throws only `BackendError`; each call ends within ten seconds.
 */
export interface DeliveryLog {
  /** The hooks at a place that send to this address; none is an answer. `unchanged` when the list still is what `etag` names. */
  hooks(place: string, address: string, etag?: string): Promise<HookList | 'unchanged'>;
  /** `unchanged` when the first page still is what `etag` names. */
  page(
    hook: string,
    from: { readonly cursor?: string; readonly etag?: string },
  ): Promise<LogPage | 'unchanged'>;
  /** Has the same bytes sent again, in the sender's own time. */
  redeliver(hook: string, id: string): Promise<void>;
}

/** A registry entry: a tracker that keeps such a log. */
export interface DeliveryLogKind {
  readonly name: string;
  /** What a person must give the credentials, where reading or asking is refused. */
  readonly needs: string;
  /** Where hooks of a connection may be, when it does not say: as far as that can be told without asking. */
  places(
    connection: Pick<Connection, 'name' | 'accounts'>,
    credentials: Credentials,
    projects: readonly Pick<Project, 'connection' | 'repo' | 'repos'>[],
  ): readonly string[];
  create(options: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>): DeliveryLog;
}
