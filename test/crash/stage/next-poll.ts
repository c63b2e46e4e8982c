import type { Config } from '../../../shared/core/config.ts';
import type { PollStore } from '../../../shared/core/poll-store.ts';
import type { Site } from './site.ts';

/** When a poll has something to find, epoch milliseconds; `undefined` when all that is listed was dealt with. */
export async function nextPoll(
  { listed }: Pick<Site, 'listed'>,
  { projects }: Config,
  polls: Pick<PollStore, 'read'>,
): Promise<number | undefined> {
  const times = await Promise.all(
    projects
      .filter(({ poll }) => poll !== undefined)
      .map(async ({ name }) => {
        const mark = await polls.read(name);
        const isNew = [...listed.values()].some(
          ({ ticket, updatedAt }) => mark?.seen[ticket.key] !== updatedAt,
        );
        return isNew ? (mark?.dueAt ?? 0) : Number.POSITIVE_INFINITY;
      }),
  );
  const next = Math.min(...times);
  return Number.isFinite(next) ? next : undefined;
}
