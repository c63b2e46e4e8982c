import type { Attempt } from '../core/agent.ts';
import type { HandedToken } from './handed-token.ts';
import { runName } from './run-name.ts';

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * What a container is told in its environment: pointers, as such places are small and many may read them. The task itself is behind
 * `SLUICE_TASK_URL`. The same for every repetition of a start.
 */
export function variables(
  { task, url, idempotencyKey }: Attempt,
  handed: HandedToken,
): readonly Variable[] {
  const given = {
    SLUICE_TASK_ID: task.id,
    SLUICE_TASK_URL: url,
    SLUICE_ATTEMPT: String(task.attempt),
    SLUICE_RUN: runName(idempotencyKey),
    ...('token' in handed
      ? { SLUICE_TOKEN: handed.token }
      : { SLUICE_SEALED_TOKEN: handed.sealedToken }),
  };
  return Object.entries(given).map(([name, value]) => ({ name, value }));
}
