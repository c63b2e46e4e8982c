import type { Comment } from '../core/event.ts';

/** One comment, as it read then: it can come through two hooks, whose deliveries have two digests. */
export function commentKey(comment: Comment): string {
  return `comment:${comment.id}@${comment.updatedAt}`;
}
