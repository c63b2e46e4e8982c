import type { Head } from '../../../shared/core/head.ts';
import type { LookDeps } from './deps.ts';
import type { Found } from './look-again.ts';
import { lookAgain } from './look-again.ts';

const AT_ONCE = 5;
const MOST_MS = 20_000;

/** How many looks found what, for the log. */
export type Looks = Readonly<Record<Found | 'failed' | 'left', number>>;

/**
 * Looks at the tickets whose turn it is, a few at a time, for at most twenty seconds: what is left then is looked at in ten minutes. A look
 * that fails keeps no other from it.
 *
 * @param failed Hears of what no tracker is to blame for.
 */
export async function lookAtAll(
  heads: readonly Head[],
  deps: LookDeps,
  failed: (error: unknown, ticket: string) => void = () => {},
): Promise<Looks> {
  const looks = { stands: 0, stopped: 0, changed: 0, unknown: 0, failed: 0, left: 0 };
  const begun = deps.now();
  const one = async (head: Head) => {
    try {
      looks[await lookAgain(head, deps)]++;
    } catch (error) {
      looks.failed++;
      failed(error, head.key);
    }
  };
  for (let at = 0; at < heads.length; at += AT_ONCE) {
    const some = heads.slice(at, at + AT_ONCE);
    if (deps.now() - begun < MOST_MS) await Promise.all(some.map(one));
    else looks.left += some.length;
  }
  return looks;
}
