import type { Backend } from '../../shared/core/backend.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import type { Result } from '../../shared/core/result.ts';
import type { TicketRef } from '../../shared/core/ticket.ts';
import type { Shown } from './outcomes.ts';

interface Marked {
  readonly ticket: TicketRef;
  readonly reason: ReasonCode;
  readonly result: Result | undefined;
  /** Whether the ticket was marked as in progress for this task, which took the trigger label off. */
  readonly wasInProgress: boolean;
}

const NO_RESULT: Result = { success: true, summary: '', exit_code: 0 };

/** What each mark calls. */
const MARKS: Readonly<Record<Shown['mark'], (backend: Backend, marked: Marked) => Promise<void>>> =
  {
    inProgress: (backend, { ticket }) => backend.markInProgress(ticket),
    complete: (backend, { ticket, result, wasInProgress }) =>
      backend.markComplete(ticket, result ?? NO_RESULT, wasInProgress),
    failed: (backend, { ticket, reason, wasInProgress }) =>
      backend.markFailed(ticket, reason, wasInProgress),
    stopped: (backend, { ticket, reason, wasInProgress }) =>
      backend.markStopped(ticket, reason, wasInProgress),
    none: () => Promise.resolve(),
  };

/** Brings labels and state of a ticket to where its task stands. */
export function putMark(mark: Shown['mark'], backend: Backend, marked: Marked): Promise<void> {
  return MARKS[mark](backend, marked);
}
