import type { SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { comingBack } from '../../infra/local/batch-answer.ts';
import { sqsEvent } from '../../infra/local/sqs-event.ts';

export interface EventSource {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly invoke: (event: unknown) => Promise<unknown>;
}

/** What one turn of an event source did. */
export interface Turn {
  readonly taken: number;
  /** The receipts of what comes back. */
  readonly failed: readonly string[];
}

/** One turn of Lambda's poller: a batch to the function, and what it did not name as failed is deleted. */
export async function turn(source: EventSource): Promise<Turn> {
  const { sqs, queueUrl: QueueUrl, queueArn, batchSize, invoke } = source;
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: batchSize,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  if (Messages.length === 0) return { taken: 0, failed: [] };
  const { Records } = sqsEvent(Messages);
  const event = { Records: Records.map((each) => ({ ...each, eventSourceARN: queueArn })) };
  const again = comingBack(
    Messages.map(({ MessageId = '' }) => MessageId),
    await invoke(event),
  );
  const failed: string[] = [];
  for (const { MessageId = '', ReceiptHandle = '' } of Messages) {
    if (again.includes(MessageId)) failed.push(ReceiptHandle);
    else await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return { taken: Messages.length, failed };
}

/** Does not wait for the visibility time-out. */
export async function giveBack({ sqs, queueUrl }: EventSource, receipts: readonly string[]) {
  for (const ReceiptHandle of receipts) {
    const back = { QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.send(new ChangeMessageVisibilityCommand(back));
  }
}
