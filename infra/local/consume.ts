import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message as TicketMessage } from '../../shared/core/queue.ts';

const BATCH = 10;
const WAIT_SECONDS = 1;
/** A message whose handling failed comes back after this, times how often it came. */
const RETRY_SECONDS = 2;

/**
 * Plays Lambda's event source mapping: takes messages, hands each to the function, deletes what succeeded, lets what failed come
 * back. Answers how to end it; what is under way is finished first.
 */
export function consume(
  sqs: SQSClient,
  queueUrl: string,
  handle: (message: TicketMessage) => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  const running = loop();
  return async () => {
    stopping.abort();
    await running;
  };

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const messages = await receive();
      await Promise.all(messages.map(take));
    }
  }

  async function receive(): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      WaitTimeSeconds: WAIT_SECONDS,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    try {
      return (await sqs.send(command, { abortSignal: stopping.signal })).Messages ?? [];
    } catch (error) {
      if (stopping.signal.aborted) return [];
      failed(error);
      await new Promise((resolve) => setTimeout(resolve, WAIT_SECONDS * 1000));
      return [];
    }
  }

  async function take(message: Message): Promise<void> {
    const receipt = { QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle };
    try {
      await handle(JSON.parse(message.Body ?? '{}'));
      await sqs.send(new DeleteMessageCommand(receipt));
    } catch (error) {
      failed(error);
      const count = Number(message.Attributes?.ApproximateReceiveCount ?? 1);
      const again = new ChangeMessageVisibilityCommand({
        ...receipt,
        VisibilityTimeout: RETRY_SECONDS * count,
      });
      await sqs.send(again).catch(failed);
    }
  }
}
