import { setTimeout as wait } from 'node:timers/promises';
import type { Sent } from './post.ts';
import { post } from './post.ts';

const SENDERS = 6;

/** Deliveries without a pause, several at a time, to each of the addresses in turn. */
export interface Load {
  /** Everything that was answered so far. */
  readonly sent: readonly Sent[];
  /** Waits until so many more were answered. */
  more(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** @param secret Asked for every delivery anew: a person may have changed it at the sender. */
export function startLoad(urls: readonly string[], secret: () => string): Load {
  const sent: Sent[] = [];
  let running = true;
  const senders = Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      for (let number = 0; running; number++) {
        const url = urls[number % urls.length] ?? '';
        sent.push(await post(url, secret(), `${sender} says ${number}`));
      }
    }),
  );
  const failed = senders.then(() => undefined);
  return {
    sent,
    async more(count) {
      const enough = sent.length + count;
      while (sent.length < enough) await Promise.race([wait(2), failed]);
    },
    async stop() {
      running = false;
      await senders;
    },
  };
}
