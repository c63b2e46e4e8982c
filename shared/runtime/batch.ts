import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { PutAside } from '../core/dead-letter.ts';
import { Poison } from '../core/poison.ts';
import { readMessage } from '../core/read-message.ts';
import { ticketIn } from '../core/ticket-in.ts';
import { log } from './log.ts';
import { within } from './within.ts';

/** Left of the function's time for the answer: a batch that is not answered comes back whole. */
const ANSWER_MS = 3_000;

export interface BatchOptions {
  readonly step: string;
  readonly handle: (ticket: string) => Promise<string>;
  readonly putAside: PutAside;
  /** @default the log of Lambda */
  readonly tell?: typeof log;
}

/**
 * Takes a batch of messages, each for itself: what failed is named in the answer and comes back, what no repetition mends is put aside with
 * its reason, the rest is done. Never throws, and answers in time whatever hangs, as every neighbour of a failed answer would come back,
 * five times, and then be put aside. It needs `ReportBatchItemFailures` at the event source.
 *
 * @example export const handler = batch({ step: 'dispatch', handle: (ticket) => dispatch(ticket, deps), putAside });
 */
export function batch({
  step,
  handle,
  putAside,
  tell = log,
}: BatchOptions): (
  event: SQSEvent,
  context?: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse> {
  /** Whether it is to come back. */
  async function take(record: SQSRecord, until: number): Promise<boolean> {
    const { messageId, body } = record;
    try {
      const { ticket } = readMessage(body);
      tell(step, { messageId, ticket, did: await within(until, handle(ticket)) });
      return false;
    } catch (error) {
      if (!(error instanceof Poison)) {
        tell(step, { messageId }, error ?? 'nothing');
        return true;
      }
      return !(await buried(record, error, until));
    }
  }

  /** Whether it is durable where it was put. If not it comes back, and after the last time the queue puts it there itself. */
  async function buried(record: SQSRecord, { code }: Poison, until: number): Promise<boolean> {
    const { messageId, body } = record;
    try {
      await within(until, putAside(body, { reason: code, step, ...factsOf(record) }));
      tell(step, { messageId, putAside: code });
      return true;
    } catch (error) {
      tell(step, { messageId, putAside: code }, error);
      return false;
    }
  }

  return async ({ Records }, context) => {
    const left = context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY;
    const until = Date.now() + left - ANSWER_MS;
    const again = await Promise.all(Records.map((record) => take(record, until)));
    // One message can stand in a batch twice: it is done only when both are.
    const ids = new Set(Records.filter((_, at) => again[at]).map(({ messageId }) => messageId));
    return { batchItemFailures: [...ids].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function factsOf({ messageId, body, attributes, messageAttributes }: SQSRecord) {
  const ticket = ticketIn(body);
  return {
    messageId,
    ...(ticket === undefined ? {} : { ticket }),
    at: Date.now(),
    attempts: countIn(attributes?.ApproximateReceiveCount) ?? 1,
    replays: countIn(messageAttributes?.replays?.stringValue) ?? 0,
  };
}

function countIn(text = ''): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
