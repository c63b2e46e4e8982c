import type { StickyComment } from '../../shared/core/backend.ts';
import type { Head, Untold } from '../../shared/core/head.ts';
import type { Result } from '../../shared/core/result.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { commentOf } from './comment-of.ts';
import type { WritebackDeps } from './deps.ts';
import { OUTCOMES } from './outcomes.ts';
import { render } from './render.ts';

/** What the ticket's comment is to say of a task, with the results that it tells of. */
export async function stickyComment(
  head: Head,
  { results }: Pick<WritebackDeps, 'results'>,
): Promise<StickyComment> {
  const { key, epoch, attempt = 0 } = head;
  const { state = 'queued', reason = 'started' } = head;
  const resultOf = async (of: Pick<Untold, 'epoch' | 'resultAttempt'>) =>
    of.resultAttempt === undefined ? undefined : results.get(key, of.epoch, of.resultAttempt);
  const result: Result | undefined = await resultOf(head);
  const untold = await Promise.all(
    (head.untold ?? []).map(async (end) => ({ ...end, result: await resultOf(end) })),
  );
  return {
    marker: taskId(key, commentOf(head)),
    ...(commentOf(head) === epoch ? {} : { task: taskId(key, epoch) }),
    body: render(head, result, untold),
    ...(head.comment === undefined ? {} : { id: head.comment }),
    tells: OUTCOMES[state].tells,
    facts: {
      state,
      reason,
      epoch,
      attempt,
      ...(head.question === undefined ? {} : { question: head.question }),
      ...(result ? { result } : {}),
    },
  };
}
