import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { commentOf } from './comment-of.ts';
import type { WritebackDeps } from './deps.ts';
import { stickyComment } from './sticky-comment.ts';

/**
 * Whoever was slower than its lease may have written that a task goes on after its end was shown and the next one had opened. Nobody shows
 * that task any more, so its comment is brought back to its end.
 */
export async function tellEndAgain(shown: Head, now: Head, deps: WritebackDeps): Promise<void> {
  if (!isActive(shown) || commentOf(shown) === commentOf(now)) return;
  const filed = await deps.heads.past(shown.key);
  const ended = [...filed, ...(now.past ? [now.past] : [])].find(isSameTask(shown));
  const { projects } = await deps.config.read();
  const project = projects.find(({ name }) => name === ended?.project);
  if (!ended?.ticket || !project) return;
  const backend = await deps.backend(ended.ticket.connection, project);
  await backend.addComment(ended.ticket, await stickyComment(ended, deps));
}

function isSameTask({ epoch, openedAt }: Head): (other: Head) => boolean {
  return (other) => other.epoch === epoch && other.openedAt === openedAt;
}
