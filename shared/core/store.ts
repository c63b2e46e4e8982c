import type { Head } from './head.ts';
import type { HeadWrite } from './head-write.ts';

/** What became of a conditional write: the head as it is afterwards, or the one that refused it (`undefined`: there was none). */
export type Written = { readonly written: Head } | { readonly refusedBy: Head | undefined };

/** The memory of every ticket: which task it has, and what that task still owes the world. */
export interface HeadStore {
  /** The head as the last write left it (a consistent read). */
  read(key: string): Promise<Head | undefined>;
  /**
   * One conditional write. Answers the head as it is afterwards, or `undefined` when a condition did not hold: a lost race is
   * an answer, not an error. `version` grows by one with every write, whoever makes it.
   */
  write(key: string, write: HeadWrite): Promise<Head | undefined>;
  /**
   * The same write, for somebody who wants to know why not. The refusing head may have changed since, so what follows from it is a
   * conditional write again.
   */
  tryWrite(key: string, write: HeadWrite): Promise<Written>;
  /** Heads whose `dueAt` is at or before `now`, the longest overdue first in each shard, at most `limit`. */
  due(now: number, limit: number): Promise<readonly Head[]>;
  /** Heads of a project that were opened within the last `hours` hours, newest first. */
  recent(project: string, now: number, hours: number, limit: number): Promise<readonly Head[]>;
  /**
   * Heads that wait in any of these lines, the one that has waited longest first, at most `limit`. An index names them: one that
   * joined or left within the last moment may be missing, never one that is there too much.
   */
  waiting(lines: readonly string[], limit: number): Promise<readonly Head[]>;
  /** Keys of the tickets that have this readable id (two, when a ticket was moved and its number was given again). */
  find(readableId: string): Promise<readonly string[]>;
  /** Keeps an ended epoch's head as a past task. The same again is a success. */
  archive(head: Head): Promise<void>;
  /** Past tasks of a ticket, newest first. */
  past(key: string): Promise<readonly Head[]>;
}
