import { showOwed } from '../due.ts';
import type { Head, Untold } from '../head.ts';
import type { HeadWrite } from '../head-write.ts';
import { runToStop } from '../run-to-stop.ts';
import { opening } from './opening.ts';
import type { Start } from './start.ts';

/**
 * Opens the next epoch over one that still owes something, for somebody who has read the head. The new task takes over what is owed:
 * a comment that is not up to date, be it only by its marker as its id was lost with an answer, so that the ticket is never left with a
 * stale one, with the end that it did not tell; the run that is still to be stopped; and the last epoch, where that is still to be kept. There is room for one such epoch:
 * one from before has to be archived by then.
 */
export function openOver(head: Head, start: Start, now: number): HeadWrite {
  const takesOver = showOwed(head);
  const write = opening(start, now, [
    'archiveOwed',
    ...(takesOver ? [] : (['comment', 'commentOf', 'untold'] as const)),
  ]);
  const run = head.stopOwed ? runToStop(head) : undefined;
  return {
    ...write,
    when: [{ is: 'equal', attribute: 'version', to: head.version }],
    set: {
      ...write.set,
      ...(takesOver ? { commentOf: head.commentOf ?? head.epoch, untold: untoldBy(head) } : {}),
      ...(run ? { stopRun: run } : {}),
      ...(head.archiveOwed ? { past: withoutPast(head) } : {}),
      ...(start.state === 'rejected' ? { archiveOwed: true } : {}),
    },
    remove: (write.remove ?? []).filter(
      (attribute) => !(start.state === 'rejected' && attribute === 'archiveOwed'),
    ),
  };
}

/** More were never seen: it takes as many tasks in a row that ended and were not shown. */
const MOST_UNTOLD = 3;

function untoldBy({ untold = [], epoch, state, resultAttempt }: Head): readonly Untold[] {
  if (state === undefined) return untold;
  const end = { epoch, state, ...(resultAttempt === undefined ? {} : { resultAttempt }) };
  return [...untold, end].slice(-MOST_UNTOLD);
}

function withoutPast({ past: _, ...head }: Head): Head {
  return head;
}
