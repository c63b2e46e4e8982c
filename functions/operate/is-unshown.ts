import type { Head } from '../../shared/core/head.ts';

/** Whether the ticket does not show the task as it is, and will not by itself: writing it was given up. */
export function isUnshown({ showGivenUp, showGone }: Head): boolean {
  return Boolean(showGivenUp || showGone);
}
