import type { DeliveryFact, RefusedFact } from '../../shared/core/fact.ts';
import type { Head } from '../../shared/core/head.ts';
import type { HeadStore } from '../../shared/core/store.ts';

/** What happened, for whoever looks on: a terminal, a test. */
export type Happening =
  | { readonly kind: 'delivery'; readonly fact: DeliveryFact | RefusedFact }
  | { readonly kind: 'task'; readonly head: Head }
  /** A message that no repetition mends went to the dead letters of the function that had it. */
  | { readonly kind: 'putAside'; readonly where: string }
  | { readonly kind: 'error'; readonly where: string; readonly error: unknown };

export type Onlooker = (happening: Happening) => void;

/** Tells of a task whenever its state, reason or what it shows is another than last time. */
export function taskWatcher(
  heads: Pick<HeadStore, 'read'>,
  tell: Onlooker,
): (ticket: string) => Promise<void> {
  const seen = new Map<string, string>();
  return async (ticket) => {
    const head = await heads.read(ticket);
    if (!head?.state) return;
    const now = [head.epoch, head.attempt, head.state, head.reason, head.showError].join(' ');
    if (seen.get(ticket) === now) return;
    seen.set(ticket, now);
    tell({ kind: 'task', head });
  };
}
