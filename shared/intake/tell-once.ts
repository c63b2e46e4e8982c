import type { Breaker } from '../core/breaker.ts';
import { tellTripped } from '../core/changes/tell-tripped.ts';
import type { Head } from '../core/head.ts';
import type { IntakeDeps } from './deps.ts';

/** The ticket says once why it is not heard any more; everything after that costs no write of it. */
export async function tellOnce(
  head: Head,
  breaker: Breaker,
  what: 'start' | 'message',
  deps: IntakeDeps,
): Promise<void> {
  const write = tellTripped(head, breaker, deps.now(), what);
  // A lost race: the next trigger finds whether it is still to be told.
  if (write && (await deps.heads.write(head.key, write)))
    await deps.shows.send({ ticket: head.key }, { group: head.project });
}
