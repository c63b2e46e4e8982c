import type { Backend } from '../../shared/core/backend.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import { isStrays } from '../../shared/core/breaker.ts';
import { isActive } from '../../shared/core/due.ts';
import { Fault } from '../../shared/core/fault.ts';
import type { Head } from '../../shared/core/head.ts';
import { caught } from './caught.ts';
import type { WritebackDeps } from './deps.ts';
import type { Shown } from './outcomes.ts';
import { OUTCOMES } from './outcomes.ts';
import { putMark } from './put-mark.ts';
import { stickyComment } from './sticky-comment.ts';

/** How far a show came. */
export interface Showing {
  /** Where the comment is, when it was written. */
  readonly comment?: string;
  /** Whether the in-progress mark was put on. */
  readonly marked: boolean;
  /** The label that it was. */
  readonly markedAs?: string;
  /** What was thrown; then not all is shown. */
  readonly error?: unknown;
}

/**
 * Comment first, then labels and state: whoever sees the ticket change finds the explanation there. Where the tracker refuses the
 * comment alone, as in a locked conversation, labels and state tell all the same. A trigger that was not heard is taken off an ended
 * task's ticket, and the end is not marked once more: somebody may have opened the ticket again.
 */
export async function show(head: Head, backend: Backend, deps: WritebackDeps): Promise<Showing> {
  const { ticket, state, reason } = head;
  if (!ticket || !state || !reason) throw new Fault(`ticket ${head.key} has no task to show`);
  if (isOfAStranger(head)) return { marked: false };
  const sticky = await stickyComment(head, deps);
  const { result } = sticky.facts;
  const { mark: end }: Shown = OUTCOMES[state];
  const tripped = trippedSinceTheEnd(head);
  const mark = tripped ? 'stopped' : end;
  // A trigger that the breaker refused stands there for nothing.
  const wasInProgress = head.markedAt !== undefined && !tripped;

  const said = await caught(() => backend.addComment(ticket, sticky));
  if ('error' in said && !isOfTheCommentAlone(said.error)) return { marked: false, ...said };
  const done = await caught(() =>
    putMark(mark, backend, { ticket, reason, result, wasInProgress }),
  );
  return {
    marked: mark === 'inProgress' && 'value' in done,
    ...('value' in said ? { comment: said.value.id } : {}),
    // One that passes is tried again, and so is the other with it.
    ...[said, done].filter((each) => 'error' in each).sort(byPassing)[0],
  };
}

/** Ended before anybody saw that its starter may start one, and never shown: a stranger does not make us write. */
function isOfAStranger(head: Head): boolean {
  const { state, attempt, comment } = head;
  const unseen = state === 'cancelled' || state === 'timed_out';
  return unseen && attempt === undefined && comment === undefined && isStrays(head);
}

function trippedSinceTheEnd(head: Head): boolean {
  const { tripped, endedAt } = head;
  return !isActive(head) && tripped !== undefined && tripped.at >= (endedAt ?? 0);
}

/** Refused for good, on a ticket that is there. */
function isOfTheCommentAlone(error: unknown): boolean {
  return (
    error instanceof BackendError &&
    (error.kind === 'permission_denied' || error.kind === 'invalid_argument')
  );
}

function byPassing(one: { readonly error: unknown }, other: { readonly error: unknown }): number {
  return Number(isForGood(one.error)) - Number(isForGood(other.error));
}

function isForGood(error: unknown): boolean {
  return error instanceof BackendError && !error.passing;
}
