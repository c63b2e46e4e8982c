import type { Observe } from './fact.ts';
import { factsOfWrite } from './facts-of-write.ts';
import type { HeadWrite } from './head-write.ts';
import type { HeadStore, Written } from './store.ts';
import { taskId } from './task-id.ts';

/** The same store; whoever looks on hears of each write that brought a task into a state or ended an attempt, once it is durable. */
export function observedHeads(
  heads: HeadStore,
  observe: Observe,
  now: () => number = Date.now,
): HeadStore {
  async function tryWrite(key: string, write: HeadWrite): Promise<Written> {
    const result = await heads.tryWrite(key, write);
    if ('written' in result) for (const fact of factsOfWrite(write, result.written)) observe(fact);
    return result;
  }

  return {
    ...heads,
    tryWrite,
    async write(key, write) {
      const result = await tryWrite(key, write);
      return 'written' in result ? result.written : undefined;
    },
    async archive(head) {
      const began = now();
      await heads.archive(head);
      const task = taskId(head.key, head.epoch);
      const ms = now() - began;
      observe({ kind: 'effect', ticket: head.key, task, effect: 'archive', result: 'done', ms });
    },
  };
}
