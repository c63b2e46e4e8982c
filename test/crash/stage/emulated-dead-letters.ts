import type { DeadLetter, PutAside } from '../../../shared/core/dead-letter.ts';
import type { DeadLetters } from '../../../shared/core/dead-letters.ts';
import type { Queueing } from './queueing.ts';

/** As SQS answers one call. */
const AT_ONCE = 10;

/** The calls that dead letters are made of, each of which can fail by itself. */
export interface DeadLetterCalls {
  readonly putAside: PutAside;
  count(): ReturnType<DeadLetters['count']>;
  receive(limit: number, seconds: number): Promise<readonly DeadLetter[]>;
  release(letters: readonly DeadLetter[]): Promise<void>;
  /** Into the queue that it came from. */
  send(letter: DeadLetter): Promise<void>;
  remove(letter: DeadLetter): Promise<void>;
}

/** The calls on the dead letters of a queue. */
export function deadLetterCalls({ dead, put }: Pick<Queueing, 'dead' | 'put'>): DeadLetterCalls {
  return {
    putAside: dead.putAside,
    count: dead.count,
    receive: dead.take,
    release: dead.giveBack,
    send: async ({ body, replays }) => put(body, replays + 1),
    remove: dead.discard,
  };
}

/** Dead letters as the real ones are built: looking is receiving until nothing comes, to replay is to send and then to remove. */
export function emulatedDeadLetters(calls: DeadLetterCalls): DeadLetters {
  return {
    count: () => calls.count(),
    async take(limit, seconds) {
      const taken: DeadLetter[] = [];
      while (taken.length < limit) {
        const some = await calls.receive(Math.min(AT_ONCE, limit - taken.length), seconds);
        if (some.length === 0) break;
        taken.push(...some);
      }
      return taken;
    },
    async giveBack(letters) {
      for (let from = 0; from < letters.length; from += AT_ONCE)
        await calls.release(letters.slice(from, from + AT_ONCE));
    },
    async replay(letter) {
      await calls.send(letter);
      await calls.remove(letter);
    },
    discard: (letter) => calls.remove(letter),
  };
}
