import { memoryDeadLetters } from './memory-dead-letters.ts';
import { memoryKeyStore } from './memory-key-store.ts';
import { memoryPollStore } from './memory-poll-store.ts';
import { memoryRecoveryStore } from './memory-recovery-store.ts';

/** What operate touches beside the task's own stores. */
export function memoryOperateStores(now: () => number) {
  return {
    recovery: memoryRecoveryStore(now),
    polls: memoryPollStore(now),
    keys: memoryKeyStore(),
    deadLetters: { tasks: memoryDeadLetters('tasks', now), shows: memoryDeadLetters('shows', now) },
  };
}
