import type { Head } from './head.ts';
import { idempotencyKey } from './idempotency-key.ts';

/**
 * The run that a stop is owed to: by its idempotency key where the agent's own name for it was never heard, as the agent may have begun
 * and only its answer been lost. Nothing where none was claimed.
 */
export function runToStop(head: Head): Head['stopRun'] {
  if (!head.stopOwed || head.stopRun) return head.stopRun;
  const reference = head.reference ?? (head.attempt ? idempotencyKey(head) : undefined);
  return head.agent && reference ? { agent: head.agent, reference } : undefined;
}
