import type { State } from '../../shared/core/lifecycle.ts';
import type { Task } from './task-schema.ts';

/** What a person can do with a task, by its state. */
const STEPS: Readonly<Record<State, readonly ('approve' | 'reject' | 'stop' | 'retry')[]>> = {
  queued: ['stop'],
  held: ['approve', 'reject'],
  running: ['stop'],
  needs_info: ['stop'],
  rejected: ['retry'],
  succeeded: ['retry'],
  failed: ['retry'],
  rolled_back: ['retry'],
  timed_out: ['retry'],
  cancelled: ['retry'],
};

const BY_STATE = new Map(Object.entries(STEPS));

/** Command lines to copy. */
export function nextSteps(
  task: Pick<Task, 'task' | 'ticket' | 'state' | 'digest'> & Partial<Pick<Task, 'writeBack'>>,
): string[] {
  const id = pasteable(task.ticket) ?? pasteable(task.task);
  if (id === undefined) return [];
  const digest = pasteable(task.digest ?? '');
  const again = task.writeBack?.givenUp ? (['writeback'] as const) : [];
  return [...(BY_STATE.get(task.state ?? '') ?? []), ...again].map((step) =>
    ['sluice', step, id, ...(step === 'approve' && digest ? ['--digest', digest] : [])].join(' '),
  );
}

/** Only what no shell could take for more than a word: a generic sender chooses its ids, and people paste. */
function pasteable(id: string): string | undefined {
  return /^\w[\w.:/#@~-]*$/.test(id) ? id : undefined;
}
