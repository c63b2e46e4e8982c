import { BackendError } from './backend-error.ts';
import type { Effect, EffectResult } from './effect.ts';
import type { Observe } from './fact.ts';
import type { Head } from './head.ts';
import type { ReasonCode } from './reasons.ts';
import { taskId } from './task-id.ts';

/** Why something was not done: a reason of ours, or what was thrown. */
type Why = { readonly reason: ReasonCode } | { readonly error: unknown };

/** Tells how a try went that begins now; once. */
export type EffectTeller = (result: EffectResult, why?: Why) => void;

export function effectTeller(
  { key: ticket, epoch, attempt }: Pick<Head, 'key' | 'epoch' | 'attempt'>,
  effect: Effect,
  { observe, now }: { readonly observe?: Observe; readonly now: () => number },
): EffectTeller {
  const began = now();
  return (result, why) =>
    observe?.({
      kind: 'effect',
      ticket,
      task: taskId(ticket, epoch),
      ...(attempt === undefined ? {} : { attempt }),
      effect,
      result,
      ...(why === undefined ? {} : { ...why, reason: reasonOf(why) }),
      ms: now() - began,
    });
}

function reasonOf(why: Why): string {
  if ('reason' in why) return why.reason;
  return why.error instanceof BackendError ? why.error.kind : 'failed';
}
