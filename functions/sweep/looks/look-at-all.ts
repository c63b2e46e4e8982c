import type { Head } from '../../../shared/core/head.ts';
import type { LookDeps } from './deps.ts';
import type { Found } from './look-again.ts';
import { lookAgain } from './look-again.ts';
import { lookSoon } from './look-soon.ts';
import { shuffled } from './shuffled.ts';

/** Per connection. */
const AT_ONCE = 5;
const MOST_MS = 20_000;

/** How many looks found what, for the log. */
export type Looks = Readonly<Record<Found | 'failed' | 'left', number>>;

/**
 * Looks at the tickets whose turn it is: those of each connection beside those of the others, a few at a time and in any order, for at most
 * twenty seconds. What is left then is due again within minutes, without those that took the time. A look that fails keeps no other from it.
 *
 * @param failed Hears of what no tracker is to blame for.
 */
export async function lookAtAll(
  heads: readonly Head[],
  deps: LookDeps,
  failed: (error: unknown, ticket: string) => void = () => {},
): Promise<Looks> {
  const looks = { stands: 0, stopped: 0, changed: 0, unknown: 0, failed: 0, left: 0 };
  const until = deps.now() + MOST_MS;
  const one = async (head: Head) => {
    if (deps.now() < until) return lookAgain(head, deps);
    await lookSoon(head, deps);
    return 'left';
  };
  const each = async (some: Iterable<Head>) => {
    for (const head of some) {
      try {
        looks[await one(head)]++;
      } catch (error) {
        looks.failed++;
        failed(error, head.key);
      }
    }
  };
  const connections = Map.groupBy(
    shuffled(heads, deps.random),
    ({ ticket }) => ticket?.connection,
  ).values();
  await Promise.all(
    [...connections].flatMap((ofOne) => {
      const line = ofOne.values();
      return Array.from({ length: AT_ONCE }, () => each(line));
    }),
  );
  return looks;
}
