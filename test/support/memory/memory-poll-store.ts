import type { PollMark } from '../../../shared/core/poll-mark.ts';
import type { PollStore } from '../../../shared/core/poll-store.ts';
import { versions } from './versions.ts';

/** Marks in a Map. */
export function memoryPollStore(now: () => number = Date.now): PollStore {
  const kept = versions<PollMark>(({ project }) => project, now);
  return {
    read: async (project) => kept.all().find((each) => each.project === project),
    write: async (mark) => kept.write(mark),
  };
}
