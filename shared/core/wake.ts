import { givesWay, lineOf } from './line.ts';
import type { Queue } from './queue.ts';
import type { SlotStore } from './slot-store.ts';
import type { HeadStore } from './store.ts';

/** So many that give way are passed over. Where all of them do, the tracker may have been down: the first is tried again. */
const FIRST = 10;

interface WakeDeps {
  readonly heads: Pick<HeadStore, 'waiting'>;
  readonly tasks: Queue;
}

/**
 * Sends the first in a project's line to dispatch, which sees whether there is room. Whoever gives back a slot or leaves the line
 * does so: a task takes no slot that one before it could have, so one that is gone must not keep the others waiting. A message
 * that is lost costs the time until sweep looks.
 */
export async function wakeNext(project: string, { heads, tasks }: WakeDeps): Promise<void> {
  const first = await heads.waiting([lineOf(project)], FIRST);
  const next = first.find((head) => !givesWay(head)) ?? first[0];
  if (next) await tasks.send({ ticket: next.key }, { group: project });
}

/** Gives a task's slot back and wakes the one whose turn it is. */
export async function freeSlot(
  { key, project = '' }: { readonly key: string; readonly project?: string | undefined },
  deps: WakeDeps & { readonly slots: SlotStore },
): Promise<void> {
  await deps.slots.release(project, key);
  await wakeNext(project, deps);
}
