import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { DeadLetter } from '../core/dead-letter.ts';
import type { DeadLetters } from '../core/dead-letters.ts';
import type { QueueName } from '../core/queue-name.ts';
import { ticketIn } from '../core/ticket-in.ts';
import { countIn, noteIn, replaysAttribute, text } from './dead-letter-attributes.ts';

const AT_ONCE = 10;
/** Without a wait SQS asks only some of its servers, and may answer nothing although there is something. */
const WAIT_SECONDS = 1;

export interface SqsDeadLettersOptions {
  readonly queue: QueueName;
  /** URLs. */
  readonly dead: string;
  readonly source: string;
}

/** The dead-letter queue of a standard queue. The longest that a message stays is counted from when it was first sent. */
export function sqsDeadLetters(
  client: SQSClient,
  { queue, dead, source }: SqsDeadLettersOptions,
): DeadLetters {
  const remove = async ({ receipt }: DeadLetter) => {
    await client.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle: receipt }));
  };
  return {
    async count() {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: dead,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
      return {
        waiting: Number(ApproximateNumberOfMessages ?? 0),
        inHand: Number(ApproximateNumberOfMessagesNotVisible ?? 0),
      };
    },
    async take(limit, seconds) {
      const taken: DeadLetter[] = [];
      while (taken.length < limit) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: dead,
            MaxNumberOfMessages: Math.min(AT_ONCE, limit - taken.length),
            VisibilityTimeout: seconds,
            WaitTimeSeconds: WAIT_SECONDS,
            MessageAttributeNames: ['All'],
            MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
          }),
        );
        if (Messages.length === 0) break;
        taken.push(...Messages.map((message) => letterOf(message, queue)));
      }
      return taken;
    },
    async giveBack(letters) {
      for (let from = 0; from < letters.length; from += AT_ONCE) {
        const some = letters.slice(from, from + AT_ONCE);
        const Entries = some.map(({ receipt }, at) => ({
          Id: String(at),
          ReceiptHandle: receipt,
          VisibilityTimeout: 0,
        }));
        // What it could not give back comes back by itself.
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: dead, Entries }));
      }
    },
    async replay(letter, by) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: source,
          MessageBody: letter.body,
          MessageAttributes: { ...replaysAttribute(letter.replays + 1), replayedBy: text(by) },
        }),
      );
      await remove(letter);
    },
    discard: remove,
  };
}

function letterOf(message: Message, queue: QueueName): DeadLetter {
  const { MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes } = message;
  const ticket = ticketIn(Body);
  const attributes = MessageAttributes ?? {};
  const note = noteIn(attributes, ticket);
  return {
    queue,
    id: MessageId,
    body: Body,
    ...(ticket === undefined ? {} : { ticket }),
    ...(note === undefined ? {} : { note }),
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    receives: Number(Attributes?.ApproximateReceiveCount ?? 0),
    replays: countIn(attributes.replays),
    receipt: ReceiptHandle,
  };
}
