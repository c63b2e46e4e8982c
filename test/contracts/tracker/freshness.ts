import { describe, expect, test } from '@jest/globals';
import { deliver, letterOf } from './deliver.ts';
import type { Receiving } from './subject.ts';

const MORE_MS = 2_000;

/** Where the sender signs when it sent: what is too old, or of a future, was recorded. */
export function freshnessContract(subject: Receiving): void {
  const { tracker, connection, webhooks } = subject;
  const { age, now, samples } = webhooks;
  const [sample] = samples;
  if (!age || !sample) {
    test.skip('freshness (left out: the sender signs no time)', () => {});
    return;
  }
  const { oldestMs, aheadMs } = age;

  describe('freshness', () => {
    test.each([
      { given: 'just now', sent: 0, fresh: true },
      { given: 'as long ago as the last retry may be', sent: -oldestMs, fresh: true },
      { given: 'longer ago', sent: -oldestMs - MORE_MS, fresh: false },
      { given: 'in the future by as much as clocks differ', sent: aheadMs, fresh: true },
      { given: 'further in the future', sent: aheadMs + MORE_MS, fresh: false },
    ])('sent $given → fresh: $fresh', ({ sent, fresh }) => {
      const letter = letterOf(subject, sample);
      const body = age.stamp?.(letter.body, now + sent) ?? letter.body;
      const delivery = deliver(subject, { ...letter, body }, { at: now + sent });
      const verified = tracker.verify(delivery, connection, now);
      if (fresh) expect(verified).toHaveProperty('key');
      else expect(verified).toEqual({ refused: 'timestamp_out_of_range' });
    });
  });
}
