import type { Config } from '../../../shared/core/config.ts';
import type { PollStore } from '../../../shared/core/poll-store.ts';
import { cursorOf } from './emulated-backend.ts';
import { listOn } from './emulated-tracker.ts';
import type { Site } from './site.ts';

/** When a poll has something to find, epoch milliseconds; `undefined` when the list is the one that was dealt with. */
export async function nextPoll(
  site: Pick<Site, 'listed' | 'items'>,
  { projects }: Config,
  polls: Pick<PollStore, 'read'>,
): Promise<number | undefined> {
  const cursor = cursorOf(listOn(site));
  const times = await Promise.all(
    projects
      .filter(({ poll }) => poll !== undefined && site.listed.size > 0)
      .map(async ({ name }) => {
        const mark = await polls.read(name);
        return mark?.cursor === cursor ? Number.POSITIVE_INFINITY : (mark?.dueAt ?? 0);
      }),
  );
  const next = Math.min(...times);
  return Number.isFinite(next) ? next : undefined;
}
