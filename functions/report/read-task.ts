import { buildTask } from '../../shared/core/build-task.ts';
import { messagesAfter } from '../../shared/core/inbox.ts';
import { isCurrent, superseded } from './current.ts';
import type { Answer, Caller, ReportDeps } from './deps.ts';

/** The task as the agent was handed it, with the messages that it has not acknowledged. */
export async function readTask(caller: Caller, deps: ReportDeps): Promise<Answer> {
  const head = await deps.heads.read(caller.key);
  const content =
    head?.content && (await deps.ledger.content(head.content.connection, head.content.key));
  if (!isCurrent(head, caller) || !content) return superseded(head);
  return {
    status: 200,
    body: buildTask(head, content, await messagesAfter(head, head.inboxStart ?? 0, deps.ledger)),
  };
}
