import type { DeadLetter } from '../../../shared/core/dead-letter.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import { QUEUE_NAMES } from '../../../shared/core/queue-name.ts';
import type { OperateDeps } from '../deps.ts';
import { find } from '../find.ts';
import type { Selection } from './selection.ts';
import { matches } from './selection.ts';

/** So many of a queue are looked at in one request; operate has thirty seconds. */
const MOST = 1_000;
/** Out of others' sight for so long, should we die before we give them back. */
const HIDE_SECONDS = 60;

/** The dead letters that are meant, in hand: every one of them is to be given back, replayed or discarded. */
export interface InHand {
  /** Oldest first. */
  readonly letters: readonly DeadLetter[];
  /** By queue, as the queue counted before. `inHand`: of somebody else. */
  readonly counts: readonly {
    readonly queue: QueueName;
    readonly waiting: number;
    readonly inHand: number;
  }[];
  /** Whether some queue has more than one request can look at. */
  readonly more: boolean;
}

/** Takes the dead letters that are meant, at most `limit`, and gives the others back. */
export async function scan(
  selection: Selection,
  limit: number,
  { deadLetters, heads }: Pick<OperateDeps, 'deadLetters' | 'heads'>,
): Promise<InHand> {
  const names = QUEUE_NAMES.filter((name) => name === (selection.queue ?? name));
  const key =
    selection.ticket && ((await find(selection.ticket, { heads }))?.key ?? selection.ticket);
  const scanned = await Promise.all(
    names.map(async (queue) => {
      const count = await deadLetters[queue].count();
      const taken = await deadLetters[queue].take(MOST, HIDE_SECONDS);
      return { queue, count, taken };
    }),
  );
  const all = scanned.flatMap(({ taken }) => taken).sort((a, b) => a.sentAt - b.sentAt);
  const meant = all.filter((letter) => matches(letter, selection, key));
  const letters = meant.slice(0, limit);
  await giveBack(
    all.filter((letter) => !letters.includes(letter)),
    { deadLetters },
  );
  return {
    letters,
    counts: scanned.map(({ queue, count }) => ({ queue, ...count })),
    more: meant.length > limit || scanned.some(({ taken }) => taken.length === MOST),
  };
}

export async function giveBack(
  letters: readonly DeadLetter[],
  { deadLetters }: Pick<OperateDeps, 'deadLetters'>,
): Promise<void> {
  await Promise.all(
    QUEUE_NAMES.map((name) =>
      deadLetters[name].giveBack(letters.filter(({ queue }) => queue === name)),
    ),
  );
}

/** The heads of the letters' tickets, by key. */
export async function headsOf(
  letters: readonly DeadLetter[],
  { heads }: Pick<OperateDeps, 'heads'>,
): Promise<ReadonlyMap<string, Head>> {
  const keys = [...new Set(letters.flatMap(({ ticket }) => ticket ?? []))];
  const found = await Promise.all(keys.map((key) => heads.read(key)));
  return new Map(found.flatMap((head) => (head ? [[head.key, head] as const] : [])));
}
