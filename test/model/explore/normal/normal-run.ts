import { idempotencyKey } from '../../../../shared/core/idempotency-key.ts';
import { parseTaskId } from '../../../../shared/core/task-id.ts';
import { openedAt } from './moments.ts';

/** The attempt that an idempotency key names. */
interface Named {
  readonly key: string;
  readonly epoch: number;
  readonly attempt: number;
  readonly openedAt: number;
}

function named(run: string): Named {
  const [, task = '', attempt, opened = ''] = /^(.+):(\d+):([0-9a-z]+)$/.exec(run) ?? [];
  const of = parseTaskId(task);
  if (!of) throw new Error(`no idempotency key: ${run}`);
  return { ...of, attempt: Number(attempt), openedAt: Number.parseInt(opened, 36) };
}

/** The name of a run without the time at which its task was opened. */
export function normalRun(run: string): string {
  const { key, epoch, attempt } = named(run);
  return idempotencyKey({ key, epoch, attempt, openedAt: openedAt(epoch) });
}
