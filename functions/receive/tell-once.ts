import type { Breaker } from '../../shared/core/breaker.ts';
import { tellTripped } from '../../shared/core/changes/tell-tripped.ts';
import type { Head } from '../../shared/core/head.ts';
import type { ReceiveDeps } from './deps.ts';

/** The ticket says once why it is not heard any more; everything after that costs no write of it. */
export async function tellOnce(
  head: Head,
  breaker: Breaker,
  what: 'start' | 'message',
  deps: ReceiveDeps,
): Promise<void> {
  const write = tellTripped(head, breaker, deps.now(), what);
  // A lost race: the next trigger finds whether it is still to be told.
  if (write && (await deps.heads.write(head.key, write)))
    await deps.shows.send({ ticket: head.key }, { group: head.project });
}
