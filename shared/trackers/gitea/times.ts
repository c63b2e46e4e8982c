import type { TimeField } from '../../core/tracker.ts';

const SECOND_MS = 1000;

/** Gitea's own clock, in whole seconds: the for what happens to the issue, the comment's for comments. */
export const times = {
  'issue_comment.created': { field: 'comment.created_at', precisionMs: SECOND_MS },
  'issue_comment.edited': { field: 'comment.updated_at', precisionMs: SECOND_MS },
  '*': { field: 'issue.updated_at', precisionMs: SECOND_MS },
} as const satisfies Record<string, TimeField>;

export const PRECISION_MS = SECOND_MS;

/** Epoch milliseconds. Gitea writes the year 1 for a time that it does not have. */
export function timeOf(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at > 0 ? at : undefined;
}
