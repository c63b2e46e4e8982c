import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Message } from '../core/queue.ts';
import { log } from './log.ts';

const MessageSchema: z.ZodMiniType<Message> = z.object({
  ticket: z.string().check(z.minLength(1)),
});

/**
 * Takes a batch of messages, each for itself: what failed is named in the answer and comes back, the rest is done. It needs
 * `ReportBatchItemFailures` at the event source.
 *
 * @example export const handler = batch('dispatch', (ticket) => dispatch(ticket, deps));
 */
export function batch(
  step: string,
  handle: (ticket: string) => Promise<string>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  async function failed({ messageId, body }: SQSRecord): Promise<boolean> {
    try {
      const { ticket } = MessageSchema.parse(JSON.parse(body));
      log(step, { messageId, ticket, did: await handle(ticket) });
      return false;
    } catch (error) {
      log(step, { messageId }, error);
      return true;
    }
  }
  return async ({ Records }) => {
    const failures = await Promise.all(Records.map(failed));
    const again = Records.filter((_, at) => failures[at]);
    return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
