import type { Head } from '../../shared/core/head.ts';
import { parseTaskId } from '../../shared/core/task-id.ts';
import type { OperateDeps } from './deps.ts';
import { earlier } from './earlier.ts';

/** The task that an id means: a task id, a ticket key, or a ticket's readable id, whose current task it then is. */
export async function find(
  id: string,
  deps: Pick<OperateDeps, 'heads'>,
): Promise<Head | undefined> {
  const task = parseTaskId(id);
  if (task) {
    const head = await deps.heads.read(task.key);
    if (head?.epoch === task.epoch) return head;
    const past = head && (await earlier(head, deps)).find((each) => each.epoch === task.epoch);
    if (past) return past;
  }
  const direct = await deps.heads.read(id);
  if (direct) return direct;
  const heads = await Promise.all((await deps.heads.find(id)).map((key) => deps.heads.read(key)));
  return heads
    .filter((head) => head !== undefined)
    .sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))[0];
}
