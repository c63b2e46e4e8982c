import { memoryDeadLetters } from './memory-dead-letters.ts';
import { memoryPollStore } from './memory-poll-store.ts';
import { memoryRecoveryStore } from './memory-recovery-store.ts';

/** What operate touches beside the task's own stores. */
export function memoryOperateStores(now: () => number) {
  return {
    recovery: memoryRecoveryStore(now),
    polls: memoryPollStore(now),
    deadLetters: { tasks: memoryDeadLetters('tasks', now), shows: memoryDeadLetters('shows', now) },
  };
}
