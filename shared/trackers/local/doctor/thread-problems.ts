import { eventComment, isBrokenEventComment } from '../format/event-comment.ts';
import { linesOf } from '../format/lines.ts';
import type { Problem } from './problem.ts';

const REVIEWS = ['approve', 'request_changes'];

/** Events in a thread that no program can read. */
export function threadProblems(text: string, path: string): Problem[] {
  return linesOf(text).flatMap(({ text: line }, at) =>
    problemsOf(line).map((says) => ({ says, path, line: at + 1 })),
  );
}

function problemsOf(line: string): string[] {
  if (isBrokenEventComment(line)) return ['malformed thread event comment'];
  const attributes = eventComment(line);
  if (!attributes) return [];
  const isReview = attributes.get('event') === 'review';
  return [
    ...(attributes.has('at') ? [] : ['thread event without at']),
    ...(isReview && !REVIEWS.includes(attributes.get('status') ?? '')
      ? ['review without valid status (approve or request_changes)']
      : []),
  ];
}
