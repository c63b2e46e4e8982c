import { change } from '../../../shared/core/change.ts';
import { lookTime } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import { revise } from '../../../shared/core/revise.ts';
import type { LookDeps } from './deps.ts';

/** With the ten minutes of before, and the ticks of a minute, no more than a quarter of an hour. */
const SOON_MS = 2 * 60_000;

/** Has a ticket looked at within two minutes, spread over them, because there was no time for it; unless somebody looks at it by then. */
export async function lookSoon(
  head: Head,
  { heads, now, random }: Pick<LookDeps, 'heads' | 'now' | 'random'>,
): Promise<void> {
  const lookAt = now() + Math.floor(SOON_MS * random());
  await revise(heads, head.key, (found) =>
    lookTime(found) === head.lookAt ? change(found, now(), { set: { lookAt } }) : undefined,
  );
}
