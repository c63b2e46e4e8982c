import { isUnfiled } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Result } from '../../shared/core/result.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { isUnshown } from './is-unshown.ts';

/** A task in one line. */
export function summary(head: Head): Record<string, unknown> {
  return {
    task: taskId(head.key, head.epoch),
    ticket: head.ticket?.readableId ?? head.key,
    url: head.ticket?.url,
    project: head.project,
    state: head.state,
    reason: head.reason,
    place: head.state === 'queued' && head.place ? head.place.ahead + 1 : undefined,
    attempt: head.attempt ?? 0,
    agent: head.agent,
    risk: head.risk,
    startedBy: head.starter?.name,
    opened: time(head.openedAt),
    ended: time(head.endedAt),
  };
}

/** A task with everything that a person may want to know of it. */
export function detail(
  head: Head,
  result: Result | undefined,
  title: string | undefined,
): Record<string, unknown> {
  const why = head.reason ? (reason(head.reason) as { means: string; hint?: string }) : undefined;
  return {
    ...summary(head),
    title,
    means: why?.means,
    hint: why?.hint,
    detail: head.detail,
    repo: head.repo,
    trigger: head.trigger,
    approver: head.approver?.name,
    digest: head.digest,
    verdict: head.verdict,
    question: head.question,
    progress: head.progress,
    history: head.history?.map((step) => ({ ...step, at: time(step.at) })),
    due: time(head.dueAt),
    owed: {
      start: Boolean(head.enqueueOwed),
      stop: Boolean(head.stopOwed),
      archive: isUnfiled(head),
      show: (head.showWant ?? 0) - (head.showShown ?? 0),
    },
    writeBack: writeBack(head),
    stop: head.stopTries
      ? { givenUp: Boolean(head.stopGivenUp), tries: head.stopTries }
      : undefined,
    result,
  };
}

/** Why the ticket does not show it. */
function writeBack(head: Head): Record<string, unknown> | undefined {
  const { showGone, showTries, showError = showGone ? 'Its address is closed' : '' } = head;
  if (!showError) return undefined;
  return {
    error: showError,
    givenUp: isUnshown(head),
    tries: showTries,
    next: isUnshown(head) ? undefined : time(head.showAfter),
  };
}

/** ISO 8601, or nothing. */
export function time(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
