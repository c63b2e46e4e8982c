import { afterAll } from '@jest/globals';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { startSqs } from '../support/engines/fauxqs.ts';
import { queueContract } from './queue.ts';

const sqs = await startSqs();
afterAll(() => sqs.stop());

queueContract('fauxqs', async () => {
  const url = sqs.queue();
  return {
    queue: sqsQueue(sqs.client, url),
    take: async () => (await sqs.bodies(url)).map((body) => JSON.parse(body)),
  };
});
