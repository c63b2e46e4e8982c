import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sqsEvent } from '../../../infra/local/sqs-event.ts';
import { replaysAttribute } from '../../../shared/aws/dead-letter-attributes.ts';
import { MAX_RECEIVES } from '../../../shared/core/max-receives.ts';
import type { Queue } from '../../../shared/core/queue.ts';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import type { Clock } from '../../contracts/clock.ts';
import type { MemoryDeadLetters } from '../../support/memory/memory-dead-letters.ts';
import { memoryDeadLetters } from '../../support/memory/memory-dead-letters.ts';
import type { Ended } from './process.ts';

/** As infra/constructs/queues.ts has it: six times the consumer's minute. */
const VISIBILITY_MS = 6 * 60_000;
const MAX_DELAY_SECONDS = 900;

/** A message, from when it can be seen. */
interface Waiting {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly receives: number;
  readonly replays: number;
  readonly visibleAt: number;
}

/** A queue with its consumer and its dead letters, as SQS and Lambda's event source play together. */
export interface Queueing {
  /** What the functions send to. */
  readonly port: Queue;
  readonly dead: MemoryDeadLetters;
  /** Whatever somebody sends who may, and how often a person sent it again. */
  put(body: string, replays?: number): void;
  /** When the next message can be received; `undefined` when there is none. */
  next(): number | undefined;
  /** Receives one message, if one can be seen: deleted only when its function said that it is done, and was heard. */
  consume(
    handle: (event: SQSEvent) => Promise<Ended<SQSBatchResponse>>,
    isHeard: () => boolean,
  ): Promise<boolean>;
}

export function queueing(name: QueueName, clock: Clock): Queueing {
  const waiting: Waiting[] = [];
  const dead = memoryDeadLetters(name, () => clock.now);
  let sent = 0;

  function put(body: string, replays = 0, delaySeconds = 0): void {
    const visibleAt = clock.now + Math.min(delaySeconds, MAX_DELAY_SECONDS) * 1000;
    const id = `${name}-message-${++sent}`;
    waiting.push({ id, body, sentAt: clock.now, receives: 0, replays, visibleAt });
  }

  return {
    port: {
      async send(message, { delaySeconds } = {}) {
        put(JSON.stringify(message), 0, delaySeconds);
      },
    },
    dead,
    put,
    next() {
      const times = waiting.map(({ visibleAt }) => visibleAt);
      return times.length > 0 ? Math.min(...times) : undefined;
    },
    async consume(handle, isHeard) {
      const at = waiting.findIndex(({ visibleAt }) => visibleAt <= clock.now);
      const [found] = at < 0 ? [] : waiting.splice(at, 1);
      if (!found) return false;
      const message = { ...found, receives: found.receives + 1 };
      const visibleAt = clock.now + VISIBILITY_MS;
      const ended = await handle(eventOf(message));
      const done = 'answer' in ended && ended.answer.batchItemFailures.length === 0;
      if (done && isHeard()) return true;
      if (message.receives >= MAX_RECEIVES) dead.moved(message);
      else waiting.push({ ...message, visibleAt: Math.max(visibleAt, clock.now) });
      return true;
    },
  };
}

/** As Lambda's event source hands it over. */
function eventOf({ id, body, sentAt, receives, replays }: Waiting): SQSEvent {
  return sqsEvent([
    {
      MessageId: id,
      ReceiptHandle: `${id}-${receives}`,
      Body: body,
      Attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: String(sentAt) },
      MessageAttributes: replaysAttribute(replays),
    },
  ]);
}
