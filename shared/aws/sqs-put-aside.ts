import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { PutAside } from '../core/dead-letter.ts';
import { toAttributes } from './dead-letter-attributes.ts';

/** Puts messages into a dead-letter queue, as they were and with the reason. */
export function sqsPutAside(client: SQSClient, queueUrl: string): PutAside {
  return async (body, note) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageAttributes: toAttributes(note),
      }),
    );
  };
}
