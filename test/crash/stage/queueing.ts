import type { Clock } from '../../contracts/clock.ts';
import type { MemoryQueue } from '../../support/memory/memory-queue.ts';
import { memoryQueue } from '../../support/memory/memory-queue.ts';
import type { Ended } from './process.ts';

/** As infra/constructs/queues.ts has it: six times the consumer's minute, and put aside after five receives. */
const VISIBILITY_MS = 6 * 60_000;
const MAX_RECEIVES = 5;

/** A message that was received and not deleted: it comes back. */
interface Received {
  readonly ticket: string;
  readonly receives: number;
  readonly visibleAt: number;
}

/** A queue with its consumer, as SQS and Lambda's event source play together. */
export interface Queueing {
  /** What the functions send to. */
  readonly port: MemoryQueue;
  /** Tickets of the messages that were put aside. */
  readonly dead: readonly string[];
  /** When the next message can be received; `undefined` when there is none. */
  next(): number | undefined;
  /** Receives one message, if one can be seen: deleted only when its function came to an end and that was heard. */
  consume(
    handle: (ticket: string) => Promise<Ended<unknown>>,
    isHeard: () => boolean,
  ): Promise<boolean>;
}

export function queueing(clock: Clock): Queueing {
  const port = memoryQueue(() => clock.now);
  const back: Received[] = [];
  const dead: string[] = [];

  function receive(): Received | undefined {
    const at = back.findIndex(({ visibleAt }) => visibleAt <= clock.now);
    if (at >= 0) return back.splice(at, 1)[0];
    const fresh = port.take();
    return fresh && { ticket: fresh.ticket, receives: 0, visibleAt: clock.now };
  }

  return {
    port,
    dead,
    next() {
      const times = [...port.waiting.map(({ from }) => from), ...back.map((one) => one.visibleAt)];
      return times.length > 0 ? Math.min(...times) : undefined;
    },
    async consume(handle, isHeard) {
      const message = receive();
      if (!message) return false;
      const visibleAt = clock.now + VISIBILITY_MS;
      const receives = message.receives + 1;
      const ended = await handle(message.ticket);
      const deleted = 'answer' in ended && isHeard();
      const { ticket } = message;
      if (!deleted && receives >= MAX_RECEIVES) dead.push(ticket);
      else if (!deleted) back.push({ ticket, receives, visibleAt: Math.max(visibleAt, clock.now) });
      return true;
    },
  };
}
