import type { Head } from '../../../../shared/core/head.ts';

/**
 * What a head need not remember, and why nothing hangs on it here. Whatever is not listed, here or in `normalHead`, is kept as it is: an
 * attribute that somebody adds makes the places more, and never makes one out of two that differ.
 */
export const FORGOTTEN = {
  history: 'for people; the one reader compares it with itself, within one look',
  detail: 'for people; a brake here has no words of its own',
  repo: 'for the agent',
  progress: 'for people',
  question: 'for people; the same one again writes nothing',
  lateResult: 'for people',
  confirm: 'nobody reads it: that the head was written is what counts',
  comment: 'dispatch goes on as if it were there, and as if not',
  commentOf: 'for the tracker',
  untold: 'for people',
  showError: 'for people',
  showGivenUp: 'as if it were shown',
  showTries: 'any try may be the last one',
  showAfter: 'only keeps writeback waiting, which may come at any time',
  place: 'a line of one: nobody is ever before it',
  waitsSince: 'a line of one',
  notBefore: 'only keeps dispatch waiting, which may come at any time',
  enqueueTries: 'how long until the next try',
  startTries: 'any try may be the last one',
  stopTries: 'any try may be the last one',
  stopGivenUp: 'for people',
  endedAt:
    'only refuses a text that was rejected a moment ago; that it is longer ago lets all else happen',
  keys: 'what comes again and is known writes nothing; what is not known is as good as new, and new ones come with any time',
  openings: 'there are fewer tasks than the breaker lets through',
  strays: 'nobody is a stranger here: what is counted of them lets nobody else wait',
  inboxStart: 'agents name a message by how many came before it',
  ttl: 'months; that an end sets it is a law, looked at where it is written',
} as const satisfies Partial<Record<keyof Head, string>>;
