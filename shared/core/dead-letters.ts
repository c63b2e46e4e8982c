import type { DeadLetter } from './dead-letter.ts';

/**
 * The dead letters of one queue, for people. There is no looking without taking: what is taken is out of everybody else's sight until it
 * is given back, removed, or its time is over, and counts as received once more. Nothing depends on that count here.
 *
 * @example const letters = await dead.take(50, 30); await dead.giveBack(letters);
 */
export interface DeadLetters {
  /** About how many wait, and how many somebody has taken. The queue's own count, late by up to a minute on AWS. */
  count(): Promise<{ readonly waiting: number; readonly inHand: number }>;
  /** Takes at most `limit` for `seconds`, in no order. Fewer than there are only where others have some in hand. */
  take(limit: number, seconds: number): Promise<readonly DeadLetter[]>;
  /** Back into sight at once. What meanwhile came back by itself, or is gone, is a success. */
  giveBack(letters: readonly DeadLetter[]): Promise<void>;
  /**
   * Sends it to its function once more, in the name of `by`, then removes it here: a crash in between makes two of it, and none is lost.
   * Messages are pointers, so that one more does nothing.
   */
  replay(letter: DeadLetter, by: string): Promise<void>;
  /** Removes it for good. One that is gone is a success. */
  discard(letter: DeadLetter): Promise<void>;
}
