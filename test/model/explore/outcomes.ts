import type { Head } from '../../../shared/core/head.ts';
import { holds } from '../../../shared/core/holds.ts';
import { applied } from '../../support/memory/apply-write.ts';
import { KEY } from '../../support/world/samples.ts';
import type { Deed } from './deed.ts';
import type { Place } from './place.ts';

/** Where a deed leads from a place: its calls alone, where it makes any, and its write, where the head takes it. */
export async function outcomes({ plan }: Deed, place: Place): Promise<readonly Place[]> {
  const { calls, write, written } = (await plan(place)) ?? {};
  const called = calls?.(place) ?? place;
  const stored = { epoch: 0, key: KEY, ...called.head };
  if (!write?.when.every((condition) => holds(condition, { ...called.head })))
    return calls ? [called] : [];
  const head = applied(stored, write) as unknown as Head;
  const next = { ...called, head };
  return [...(calls ? [called] : []), written?.(next, head) ?? next];
}
