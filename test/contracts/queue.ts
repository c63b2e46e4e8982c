import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Queue } from '../../shared/core/queue.ts';

/** A queue and its other end. */
export interface QueueUnderTest {
  readonly queue: Queue;
  /** Takes what can be seen now. */
  take(): Promise<readonly unknown[]>;
}

/** What every Queue promises. `make` answers an empty one on the real clock. */
export function queueContract(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`Queue on ${name}`, () => {
    let { queue, take }: QueueUnderTest = { queue: { send: async () => {} }, take: async () => [] };

    beforeEach(async () => {
      ({ queue, take } = await make());
    });

    test.each([
      { given: 'a key', ticket: 'github:acme:3054221' },
      { given: 'letters of all the world', ticket: 'webhook:ü:Größe ✓ 🐛' },
      { given: 'what SQS does not take', ticket: 'a\u0000\u001f\u007f\ufffe\uffff\ud800b' },
      { given: 'what JSON escapes', ticket: 'a"\\\n\u2028b' },
    ])('brings a message as it was sent: $given', async ({ ticket }) => {
      await queue.send({ ticket });
      expect(await take()).toEqual([{ ticket }]);
      expect(await take()).toEqual([]);
    });

    test.each([
      { given: 'a project', group: 'shop' },
      { given: 'a name that no group may have', group: 'Büro / 2. Stock 🐛' },
      { given: 'a long name', group: 'x'.repeat(300) },
      { given: 'an empty name', group: '' },
    ])('takes a group: $given', async ({ group }) => {
      await queue.send({ ticket: 'a' }, { group });
      expect(await take()).toEqual([{ ticket: 'a' }]);
    });

    test('a delayed message is not seen before', async () => {
      await queue.send({ ticket: 'later' }, { delaySeconds: 0.5 });
      await queue.send({ ticket: 'now' }, { delaySeconds: 0 });
      expect(await take()).toEqual([{ ticket: 'now' }]);
      await setTimeout(1_200);
      expect(await take()).toEqual([{ ticket: 'later' }]);
    });

    test('a delay that is too long is cut', async () => {
      await queue.send({ ticket: 'later' }, { delaySeconds: 86_400 });
      expect(await take()).toEqual([]);
    });
  });
}
