import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sqsQueue } from '../../../shared/aws/sqs-queue.ts';
import { startSqs } from '../../support/engines/fauxqs.ts';

const sqs = await startSqs();
afterAll(() => sqs.stop());

test('whatever the ticket and the group, SQS takes the message, and it is ASCII', async () => {
  const url = sqs.queue();
  const queue = sqsQueue(sqs.client, url);
  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(anything, anything, async (ticket, group) => {
      await queue.send({ ticket }, { group });
      const bodies = await sqs.bodies(url);
      expect(bodies.map((body) => JSON.parse(body))).toEqual([{ ticket }]);
      expect(bodies[0]).toMatch(/^[\x20-\x7e]*$/);
    }),
    { numRuns: 50 },
  );
});

test('a refusal is thrown on', async () => {
  const queue = sqsQueue(sqs.client, `${sqs.queue()}-gone`);
  await expect(queue.send({ ticket: 'a' })).rejects.toThrow();
});
