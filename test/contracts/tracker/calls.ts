import type { Backend, BackendSettings, StickyComment } from '../../../shared/core/backend.ts';
import type { Result } from '../../../shared/core/result.ts';
import type { TicketRef } from '../../../shared/core/ticket.ts';
import { LABELS } from './labels.ts';

export const STICKY: StickyComment = {
  marker: 'tracker:acme:7:1',
  body: 'Working on it.',
  tells: 'progress',
  facts: { state: 'running', reason: 'started', epoch: 1, attempt: 1 },
};

export const SUCCESS: Result = { success: true, summary: 'Mended.', exit_code: 0 };

/** A call that changes a ticket, from where, and what a person sees then. */
export interface Call {
  readonly call: string;
  /** Labels before, beside one of a person's. */
  readonly from: readonly string[];
  readonly settings?: Partial<BackendSettings>;
  /** Ours that are on afterwards. */
  readonly labels: readonly string[];
  readonly open: boolean;
  readonly comments: number;
  make(backend: Backend, ticket: TicketRef): Promise<unknown>;
}

const { trigger, inProgress, failed } = LABELS;
const plain = { open: true, comments: 0 } as const;

export const CALLS: readonly Call[] = [
  {
    call: 'addComment',
    from: [trigger],
    labels: [trigger],
    open: true,
    comments: 1,
    make: (backend, ticket) => backend.addComment(ticket, STICKY),
  },
  {
    ...plain,
    call: 'markInProgress',
    from: [trigger, failed],
    labels: [inProgress],
    make: (backend, ticket) => backend.markInProgress(ticket),
  },
  {
    ...plain,
    call: 'markComplete',
    from: [trigger, inProgress, failed],
    labels: [],
    make: (backend, ticket) => backend.markComplete(ticket, SUCCESS),
  },
  {
    call: 'markComplete that closes',
    from: [inProgress],
    settings: { close: true },
    labels: [],
    open: false,
    comments: 0,
    make: (backend, ticket) => backend.markComplete(ticket, SUCCESS),
  },
  {
    ...plain,
    call: 'markFailed',
    from: [trigger, inProgress],
    settings: { close: true },
    labels: [failed],
    make: (backend, ticket) => backend.markFailed(ticket, 'It did not build.'),
  },
  {
    ...plain,
    call: 'markStopped',
    from: [trigger, inProgress],
    settings: { close: true },
    labels: [],
    make: (backend, ticket) => backend.markStopped(ticket),
  },
];
