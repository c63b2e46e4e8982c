import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { PutAside } from '../core/dead-letter.ts';
import type { MessageFact, Observe } from '../core/fact.ts';
import { Poison } from '../core/poison.ts';
import { readMessage } from '../core/read-message.ts';
import { ticketIn } from '../core/ticket-in.ts';
import { within } from './within.ts';

/** Left of the function's time for the answer: a batch that is not answered comes back whole. */
const ANSWER_MS = 3_000;

export interface BatchOptions {
  readonly step: string;
  /** `again`: it was in somebody's hands before, who did not come to an end with it. */
  readonly handle: (ticket: string, again: boolean) => Promise<string>;
  readonly putAside: PutAside;
  /** Hears of each message once. */
  readonly observe: Observe;
}

/**
 * Takes a batch of messages, each for itself: what failed is named in the answer and comes back, what no repetition mends is put aside with
 * its reason, the rest is done. Never throws, and answers in time whatever hangs, as every neighbour of a failed answer would come back,
 * five times, and then be put aside. It needs `ReportBatchItemFailures` at the event source.
 *
 * @example export const handler = batch({ step: 'dispatch', handle: (ticket) => dispatch(ticket, deps), putAside, observe });
 */
export function batch({
  step,
  handle,
  putAside,
  observe,
}: BatchOptions): (
  event: SQSEvent,
  context?: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse> {
  /** Whether it is to come back. */
  async function take(record: SQSRecord, until: number): Promise<boolean> {
    const { messageId, body } = record;
    const began = Date.now();
    const tell = (more: Pick<MessageFact, 'did' | 'error'>) => {
      const ticket = ticketIn(body);
      const ms = Date.now() - began;
      observe({
        kind: 'message',
        step,
        messageId,
        ...(ticket === undefined ? {} : { ticket }),
        ms,
        ...more,
      });
    };
    try {
      const { ticket } = readMessage(body);
      const again = (countIn(record.attributes?.ApproximateReceiveCount) ?? 1) > 1;
      tell({ did: await within(until, handle(ticket, again)) });
      return false;
    } catch (error) {
      if (error instanceof Poison) return !(await buried(record, error, until));
      tell({ did: 'failed', error: error ?? 'nothing' });
      return true;
    }
  }

  /** Whether it is durable where it was put. If not it comes back, and after the last time the queue puts it there itself. */
  async function buried(record: SQSRecord, { code }: Poison, until: number): Promise<boolean> {
    const { messageId, body } = record;
    try {
      await within(until, putAside(body, { reason: code, step, ...factsOf(record) }));
      observe({ kind: 'put_aside', step, messageId, reason: code });
      return true;
    } catch (error) {
      observe({ kind: 'put_aside', step, messageId, reason: code, error: error ?? 'nothing' });
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
