import type { DeadLetter, PutAside } from '../../../shared/core/dead-letter.ts';
import type { DeadLetters } from '../../../shared/core/dead-letters.ts';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import { ticketIn } from '../../../shared/core/ticket-in.ts';

interface Kept {
  letter: DeadLetter;
  hiddenUntil: number;
}

export interface MemoryDeadLetters extends DeadLetters {
  readonly putAside: PutAside;
  /** What the queue itself moves here, after too many failed attempts. */
  moved(message: Pick<DeadLetter, 'id' | 'body' | 'sentAt' | 'replays'>): void;
  /** What was sent to its function again, as it was sent. */
  readonly replayed: readonly {
    readonly body: string;
    readonly by: string;
    readonly replays: number;
  }[];
}

/** Dead letters in a list, in the order in which they came. */
export function memoryDeadLetters(
  queue: QueueName,
  now: () => number = Date.now,
): MemoryDeadLetters {
  const kept: Kept[] = [];
  const replayed: { body: string; by: string; replays: number }[] = [];
  let count = 0;
  const find = ({ receipt }: DeadLetter) => kept.find(({ letter }) => letter.receipt === receipt);
  const remove = (letter: DeadLetter) => {
    const found = find(letter);
    if (found) kept.splice(kept.indexOf(found), 1);
  };
  function keep(message: Pick<DeadLetter, 'id' | 'body' | 'note' | 'sentAt' | 'replays'>): void {
    const ticket = ticketIn(message.body);
    const named = ticket === undefined ? {} : { ticket };
    kept.push({
      letter: { queue, ...message, ...named, receives: 0, receipt: '' },
      hiddenUntil: 0,
    });
  }
  return {
    replayed,
    async putAside(body, note) {
      const { at: sentAt, replays } = note;
      keep({ id: `${queue}-${++count}`, body, note, sentAt, replays });
    },
    moved: ({ id, body, sentAt, replays }) => keep({ id, body, sentAt, replays }),
    async count() {
      const waiting = kept.filter(({ hiddenUntil }) => hiddenUntil <= now()).length;
      return { waiting, inHand: kept.length - waiting };
    },
    async take(limit, seconds) {
      const seen = kept.filter(({ hiddenUntil }) => hiddenUntil <= now()).slice(0, limit);
      for (const each of seen) {
        const receives = each.letter.receives + 1;
        each.letter = { ...each.letter, receives, receipt: `${each.letter.id}-${receives}` };
        each.hiddenUntil = now() + seconds * 1000;
      }
      return seen.map(({ letter }) => letter);
    },
    async giveBack(letters) {
      for (const letter of letters) {
        const found = find(letter);
        if (found) found.hiddenUntil = 0;
      }
    },
    async replay(letter, by) {
      replayed.push({ body: letter.body, by, replays: letter.replays + 1 });
      remove(letter);
    },
    async discard(letter) {
      remove(letter);
    },
  };
}
