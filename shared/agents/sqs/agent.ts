import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Agent } from '../../core/agent.ts';
import { digest } from '../../core/digest.ts';
import { startLetter, stopKey, stopLetter } from '../letter.ts';
import { messageBody } from './message-body.ts';
import type { SqsSettings } from './settings.ts';

/** What SQS takes for the ids of a FIFO queue. */
const FIFO_ID = /^[\w!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]{1,128}$/;
/** The message itself is wrong: it would be refused again. */
const FINAL: readonly string[] = ['InvalidMessageContents', 'InvalidParameterValue'];

/**
 * Agents that take their work from a queue. A standard queue may hand over a message twice: the idempotency key tells. On a FIFO queue
 * a repeated start within five minutes is dropped, and a stop never comes before its start.
 */
export function sqsAgent({ queueUrl }: SqsSettings, client: SQSClient): Agent {
  const send = async (body: string, key: string, group: string) => {
    const ids = { MessageDeduplicationId: fifoId(key), MessageGroupId: fifoId(group) };
    const fifo = queueUrl.endsWith('.fifo') ? ids : {};
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: messageBody(body), ...fifo }),
    );
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const reference = attempt.idempotencyKey;
      try {
        await send(startLetter(attempt), reference, reference);
        return { reference };
      } catch (error) {
        if (!isFinal(error)) throw error;
        return {
          refused: 'The queue does not take the task: it is too large or of the wrong form.',
        };
      }
    },
    async stop(reference) {
      await send(stopLetter(reference), stopKey(reference), reference);
    },
  };
}

function isFinal(error: unknown): boolean {
  return error instanceof Error && FINAL.some((name) => error.name.endsWith(name));
}

function fifoId(key: string): string {
  return FIFO_ID.test(key) ? key : digest(key);
}
