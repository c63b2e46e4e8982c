import type { StickyComment } from '../../core/backend.ts';
import { digest } from '../../core/digest.ts';

/**
 * Names what a comment tells, or `undefined` where another call tells it: a success is in MarkComplete. The service can only add comments,
 * never change one, so that a task's progress is told once, and questions and failures once each. Who keeps the name as the comment's id
 * tells nothing twice; only when the answer to a call is lost may it be made again, under the same name.
 */
export function newsIn({ marker, task = '', tells, body }: StickyComment): string | undefined {
  if (tells === 'success') return undefined;
  return digest(JSON.stringify([marker, task, tells, tells === 'progress' ? '' : body]));
}
