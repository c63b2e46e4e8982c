/** The kinds of thread events that the format names, each with its heading. Any other word is a kind, too, and its own heading. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ['create', 'Created'],
  ['comment', 'Comment'],
  ['plan', 'Plan'],
  ['decision', 'Decision'],
  ['implementation_report', 'Implementation report'],
  ['review', 'Review'],
  ['status_changed', 'Status changed'],
  ['close', 'Closed'],
]);

/** What is appended to a thread. */
export interface NewEvent {
  /** Letters, digits and `_`. */
  readonly kind: string;
  readonly author: string;
  readonly body: string;
  readonly status?: 'approve' | 'request_changes' | 'closed';
  /** Names what the event tells of, so that it can be found again; see `StickyComment.marker`. */
  readonly mark?: string;
}

/** An event as it stands in a thread. */
export interface ThreadEvent {
  readonly kind: string;
  readonly author?: string;
  readonly at?: string;
  readonly status?: string;
  readonly mark?: string;
  /** Since when what the ticket said at that time had been so; see `since.ts`. */
  readonly since?: string;
  readonly heading?: string;
  readonly body: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

export function headingOf({ kind, status }: Pick<NewEvent, 'kind' | 'status'>): string {
  if (kind === 'review' && status !== undefined) return `Review: ${status.replaceAll('_', ' ')}`;
  return HEADINGS.get(kind) ?? kind;
}
