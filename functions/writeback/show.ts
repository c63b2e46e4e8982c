import type { Backend } from '../../shared/core/backend.ts';
import type { Head } from '../../shared/core/head.ts';
import type { Result } from '../../shared/core/result.ts';
import { taskId } from '../../shared/core/task-id.ts';
import type { WritebackDeps } from './deps.ts';
import type { Shown } from './outcomes.ts';
import { OUTCOMES } from './outcomes.ts';
import { render } from './render.ts';

/** Comment first, then labels and state: whoever sees the ticket change finds the explanation there. */
export async function show(
  head: Head,
  backend: Backend,
  deps: WritebackDeps,
): Promise<{ readonly comment: string; readonly marked: boolean }> {
  const { ticket, state, reason, epoch, attempt = 0 } = head;
  if (!ticket || !state || !reason) throw new Error(`ticket ${head.key} has no task to show`);
  const result =
    head.resultAttempt === undefined
      ? undefined
      : await deps.results.get(head.key, epoch, head.resultAttempt);
  const shown: Shown = OUTCOMES[state];
  const comment = await backend.addComment(ticket, {
    marker: taskId(head.key, epoch),
    body: render(head, result),
    ...(head.comment === undefined ? {} : { id: head.comment }),
    tells: shown.tells,
    facts: {
      state,
      reason,
      epoch,
      attempt,
      ...(head.question === undefined ? {} : { question: head.question }),
      ...(result ? { result } : {}),
    },
  });
  await MARKS[shown.mark](backend, head, result);
  return { comment: comment.id, marked: shown.mark === 'inProgress' };
}

const NO_RESULT: Result = { success: true, summary: '', exit_code: 0 };

/** What each mark calls. */
const MARKS: Readonly<
  Record<Shown['mark'], (backend: Backend, head: Head, result: Result | undefined) => Promise<void>>
> = {
  inProgress: (backend, { ticket }) =>
    ticket ? backend.markInProgress(ticket) : Promise.resolve(),
  complete: (backend, { ticket }, result) =>
    ticket ? backend.markComplete(ticket, result ?? NO_RESULT) : Promise.resolve(),
  failed: (backend, { ticket, reason }) =>
    ticket ? backend.markFailed(ticket, reason ?? 'agent_failed') : Promise.resolve(),
  stopped: (backend, { ticket }) => (ticket ? backend.markStopped(ticket) : Promise.resolve()),
  none: () => Promise.resolve(),
};
