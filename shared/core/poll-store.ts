import type { PollMark } from './poll-mark.ts';

/** How far the projects' trackers are polled: one small item per project that polls. */
export interface PollStore {
  /** As the last write left it (a consistent read). */
  read(project: string): Promise<PollMark | undefined>;
  /**
   * Writes it over the version that it was read as (0: over none), and answers what is there now, one version on; `undefined` when
   * somebody else wrote in between. Whoever moves `dueAt` on by this has the poll: everybody else loses. Kept for thirty days.
   */
  write(mark: PollMark): Promise<PollMark | undefined>;
}
