import { isActive, isUnfiled, showOwed } from './due.ts';
import type { Effect } from './effect.ts';
import { showEffect } from './effect.ts';
import type { Head } from './head.ts';

/** What a head owes, and would have been done with by now if all had gone well: whoever waits in line, or for a back-off, owes nothing yet. */
export function overdue(head: Head, now: number): readonly Effect[] {
  const { enqueueOwed, waitsIn, notBefore = 0, showAfter = 0 } = head;
  const handOver = enqueueOwed && isActive(head) && waitsIn === undefined && notBefore <= now;
  return [
    ...(head.stopOwed ? (['stop'] as const) : []),
    ...(handOver ? (['enqueue'] as const) : []),
    ...(showOwed(head) && showAfter <= now ? [showEffect(head)] : []),
    ...(isUnfiled(head) && !showOwed(head) ? (['archive'] as const) : []),
  ];
}
