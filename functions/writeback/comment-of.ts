import type { Head } from '../../shared/core/head.ts';

/** The epoch whose comment shows the task: its own, or one that it took over, with what that still had to tell. */
export function commentOf({ epoch, commentOf: other = epoch }: Head): number {
  return other;
}
