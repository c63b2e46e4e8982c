import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { comingBack } from './batch-answer.ts';
import { sqsEvent } from './sqs-event.ts';

const BATCH = 10;
const WAIT_SECONDS = 1;
/** A message whose handling failed comes back after this, times how often it came. */
const RETRY_SECONDS = 2;

/** A Lambda handler, as its event source sees it: what it answers is looked at, whatever it is. */
export type BatchHandler = (event: SQSEvent) => Promise<unknown>;

/**
 * Plays Lambda's event source mapping: takes a batch, hands it to the function, deletes what its answer says is done, lets the rest
 * come back; after too many times the queue moves it to its dead letters. Answers how to end it; what is under way is finished first.
 */
export function consume(
  sqs: SQSClient,
  queueUrl: string,
  handler: BatchHandler,
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
      if (messages.length > 0) await take(messages);
    }
  }

  async function receive(): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      WaitTimeSeconds: WAIT_SECONDS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
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

  async function take(messages: readonly Message[]): Promise<void> {
    const ids = messages.map(({ MessageId = '' }) => MessageId);
    const again = await handler(sqsEvent(messages)).then(
      (answer) => comingBack(ids, answer),
      (error) => {
        failed(error);
        return ids;
      },
    );
    await Promise.all(
      messages.map((message) =>
        settle(message, again.includes(message.MessageId ?? '')).catch(failed),
      ),
    );
  }

  async function settle({ ReceiptHandle, Attributes }: Message, again: boolean): Promise<void> {
    const receipt = { QueueUrl: queueUrl, ReceiptHandle };
    if (!again) {
      await sqs.send(new DeleteMessageCommand(receipt));
      return;
    }
    const VisibilityTimeout = RETRY_SECONDS * Number(Attributes?.ApproximateReceiveCount ?? 1);
    await sqs.send(new ChangeMessageVisibilityCommand({ ...receipt, VisibilityTimeout }));
  }
}
