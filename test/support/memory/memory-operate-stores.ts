import { memoryDeadLetters } from './memory-dead-letters.ts';
import { memoryRecoveryStore } from './memory-recovery-store.ts';

/** What operate touches beside the task's own stores. */
export function memoryOperateStores(now: () => number) {
  return {
    recovery: memoryRecoveryStore(now),
    deadLetters: { tasks: memoryDeadLetters('tasks', now), shows: memoryDeadLetters('shows', now) },
  };
}
