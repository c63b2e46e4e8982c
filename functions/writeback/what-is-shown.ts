import type { Head } from '../../shared/core/head.ts';
import { commentOf } from './comment-of.ts';
import type { Showing } from './show.ts';

/**
 * What a head is to remember of a show. Whose lease is no longer its own tells of a comment only where none is known; an epoch that
 * opened meanwhile, before the last was shown to its end, shows itself there.
 */
export function whatIsShown(
  leased: Head,
  { comment, marked, markedAs }: Showing,
  now: Head,
  at: number,
): Partial<Head> {
  const same = now.epoch === leased.epoch;
  const held = now.showLease === leased.showLease;
  const takes = commentOf(now) === commentOf(leased) && (held || now.comment === undefined);
  return {
    ...(comment !== undefined && takes ? { comment } : {}),
    ...(same && marked && now.markedAt === undefined
      ? { markedAt: at, ...(markedAs === undefined ? {} : { markedAs }) }
      : {}),
  };
}
