import type { StickyComment } from '../../shared/core/backend.ts';
import type { State } from '../../shared/core/lifecycle.ts';

/** What a ticket shows of a task: the headline, what happens to its labels and state, and what kind of news it is. */
export interface Shown {
  readonly headline: string;
  readonly mark: 'inProgress' | 'complete' | 'failed' | 'stopped' | 'none';
  readonly tells: StickyComment['tells'];
}

/**
 * Outcome × what the ticket shows. What each mark does on each tracker is that tracker's backend; docs/write-back.md has
 * both in one table. Only `complete` can close a ticket, and only where the project says so.
 */
export const OUTCOMES = {
  queued: { headline: 'Waiting to start', mark: 'none', tells: 'progress' },
  held: { headline: 'Held for a person', mark: 'none', tells: 'question' },
  running: { headline: 'Working on it', mark: 'inProgress', tells: 'progress' },
  needs_info: { headline: 'A question', mark: 'inProgress', tells: 'question' },
  succeeded: { headline: 'Done', mark: 'complete', tells: 'success' },
  failed: { headline: 'Failed', mark: 'failed', tells: 'failure' },
  rolled_back: { headline: 'Done and taken back', mark: 'failed', tells: 'failure' },
  timed_out: { headline: 'Timed out', mark: 'failed', tells: 'failure' },
  cancelled: { headline: 'Stopped', mark: 'stopped', tells: 'failure' },
  rejected: { headline: 'Not started', mark: 'stopped', tells: 'failure' },
} as const satisfies Record<State, Shown>;
