import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { inAscii } from '../core/in-ascii.ts';
import type { Queue } from '../core/queue.ts';

const MAX_DELAY_SECONDS = 900;
const MAX_GROUP_CHARS = 128;
const OUTSIDE_GROUP_ALPHABET = /[^\w!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~-]/g;

/**
 * A standard queue. The client is made with an explicit `endpoint` where that is not AWS: with an endpoint from the environment
 * the SDK goes to the host of the queue's URL instead. The group is that of fair queues, where it orders nothing:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
 */
export function sqsQueue(client: SQSClient, queueUrl: string): Queue {
  return {
    async send(message, { delaySeconds = 0, group } = {}) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          // SQS refuses some characters that JSON allows.
          MessageBody: inAscii(JSON.stringify(message)),
          ...(delaySeconds > 0 && {
            DelaySeconds: Math.min(Math.ceil(delaySeconds), MAX_DELAY_SECONDS),
          }),
          ...(group && {
            MessageGroupId: group.replace(OUTSIDE_GROUP_ALPHABET, '_').slice(0, MAX_GROUP_CHARS),
          }),
        }),
      );
    },
  };
}
