import type { Patch } from '../change.ts';
import type { Head } from '../head.ts';
import { idempotencyKey } from '../idempotency-key.ts';
import type { State } from '../lifecycle.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Result } from '../result.ts';
import { GUARD_RAIL_EXIT_CODE } from '../result.ts';
import { backOff, TIMERS } from '../timers.ts';

/** What a result makes of its task. */
export function outcomeOf(result: Result): { readonly to: State; readonly reason: ReasonCode } {
  if (result.outcome === 'rolled_back') return { to: 'rolled_back', reason: 'rolled_back' };
  if (result.success && result.outcome !== 'failed')
    return { to: 'succeeded', reason: 'succeeded' };
  if (result.exit_code === GUARD_RAIL_EXIT_CODE) return { to: 'failed', reason: 'guard_rail' };
  return { to: 'failed', reason: 'agent_failed' };
}

/** Reasons after which another attempt may do better. A guard rail or a refusal would only be hit again. */
const WORTH_ANOTHER: readonly ReasonCode[] = [
  'agent_failed',
  'lease_lost',
  'never_called',
  'agent_unreachable',
];

/** States in which an agent may be at work without our having heard so. */
const GOING: readonly (State | undefined)[] = ['running', 'needs_info'];

/**
 * The end of an attempt: the end of the task, or, while retries are left, the back-off before the next attempt. A run that may
 * still be going is told to stop, by its idempotency key where the agent's own name for it was never heard.
 */
export function endAttempt(
  head: Head,
  now: number,
  end: {
    readonly to: State;
    readonly reason: ReasonCode;
    readonly stopRun: boolean;
    readonly set?: Partial<Head>;
  },
  retries: number,
): Patch {
  const attempt = head.attempt ?? 0;
  const again = end.to !== 'succeeded' && attempt <= retries && WORTH_ANOTHER.includes(end.reason);
  const run =
    end.stopRun && head.agent && (head.reference || GOING.includes(head.state))
      ? { agent: head.agent, reference: head.reference ?? idempotencyKey(head) }
      : undefined;
  const stopping = run ? ({ stopOwed: true, stopRun: run } as const) : {};
  if (!again) return { to: end.to, reason: end.reason, set: { ...end.set, ...stopping } };
  const notBefore = now + backOff(TIMERS.retry, attempt - 1);
  return {
    to: 'queued',
    reason: 'retry_scheduled',
    set: { ...stopping, notBefore, enqueueOwed: true, until: notBefore + TIMERS.queued },
    remove: ['reference', 'question', 'progress'],
  };
}
