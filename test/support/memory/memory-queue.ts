import type { Message, Queue } from '../../../shared/core/queue.ts';

/** What was sent and not yet taken. */
export interface Waiting {
  readonly message: Message;
  readonly group: string | undefined;
  /** Not to be seen before. */
  readonly from: number;
}

export interface MemoryQueue extends Queue {
  /** Everything that waits, delayed or not, in the order in which it was sent. */
  readonly waiting: readonly Waiting[];
  /** Takes the first message whose time has come; it does not come back. */
  take(): Message | undefined;
}

/** A queue in a list. */
export function memoryQueue(now: () => number = Date.now): MemoryQueue {
  const waiting: Waiting[] = [];
  return {
    waiting,
    async send(message, { delaySeconds = 0, group } = {}) {
      const from = now() + Math.min(delaySeconds, 900) * 1000;
      waiting.push({ message: { ...message }, group, from });
    },
    take() {
      const at = waiting.findIndex(({ from }) => from <= now());
      return at < 0 ? undefined : waiting.splice(at, 1)[0]?.message;
    },
  };
}
