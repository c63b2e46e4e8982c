import { afterAll } from '@jest/globals';
import { sqsDeadLetters } from '../../shared/aws/sqs-dead-letters.ts';
import { sqsPutAside } from '../../shared/aws/sqs-put-aside.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { startSqs } from '../support/engines/fauxqs.ts';
import { deadLettersContract } from './dead-letters.ts';
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

deadLettersContract('fauxqs', async () => {
  const [source, dead] = [sqs.queue(), sqs.queue()];
  return {
    letters: sqsDeadLetters(sqs.client, { queue: 'tasks', dead, source }),
    putAside: sqsPutAside(sqs.client, dead),
    replayed: async () =>
      (await sqs.messages(source)).map(({ Body = '', MessageAttributes }) => ({
        body: Body,
        replays: Number(MessageAttributes?.replays?.StringValue),
      })),
  };
});
