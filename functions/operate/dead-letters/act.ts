import type { DeadLetter } from '../../../shared/core/dead-letter.ts';
import type { Head, Person } from '../../../shared/core/head.ts';
import type { OperateDeps } from '../deps.ts';
import type { Response } from '../request.ts';
import { giveBack, headsOf, scan } from './scan.ts';
import type { Selection } from './selection.ts';
import { noLetter } from './show.ts';
import { lineOf } from './view.ts';

/** What can be done to a dead letter, and what the ledger says of it. */
const ACTS = {
  replay: 'dead_letter_replayed',
  discard: 'dead_letter_discarded',
} as const;

export type Act = keyof typeof ACTS;

/** So many in one request. */
const MOST = 500;
const AT_ONCE = 10;

/**
 * Replays or discards the dead letters that are meant; a dry run only shows them. Each is a step of its own, who did it is recorded first,
 * and one that fails stays where it is: the same request again goes on. What somebody else has in hand meanwhile is left to them.
 */
export async function actOnDeadLetters(
  act: Act,
  selection: Selection,
  dryRun: boolean,
  by: Person,
  deps: OperateDeps,
): Promise<Response> {
  const { letters, counts, more } = await scan(selection, MOST, deps);
  const { message } = selection;
  if (message !== undefined && letters.length === 0) return noLetter(message, counts, more);
  const heads = await headsOf(letters, deps);
  const headOf = ({ ticket = '' }: DeadLetter) => heads.get(ticket);
  const lines = letters.map((letter) => lineOf(letter, headOf(letter)));
  if (dryRun) {
    await giveBack(letters, deps);
    return { ok: true, did: 'nothing', letters: lines, queues: counts, more };
  }
  const failed: { readonly message: string; readonly error: string }[] = [];
  for (let from = 0; from < letters.length; from += AT_ONCE) {
    const some = letters.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map((letter) =>
        actOn(act, letter, headOf(letter), by, deps).catch((error: unknown) => {
          failed.push({
            message: letter.id,
            error: error instanceof Error ? error.name : 'unknown',
          });
        }),
      ),
    );
  }
  const left = letters.filter(({ id }) => failed.some((each) => each.message === id));
  await giveBack(left, deps);
  return { ok: true, did: act, letters: lines, failed, queues: counts, more };
}

async function actOn(
  act: Act,
  letter: DeadLetter,
  head: Head | undefined,
  by: Person,
  deps: OperateDeps,
): Promise<void> {
  await deps.ledger.record({
    connection: head?.ticket?.connection ?? 'operator',
    key: `dlq:${act}:${letter.id}:${letter.replays}`,
    receivedAt: deps.now(),
    outcome: 'accepted',
    reason: ACTS[act],
    event: `dlq.${act}`,
    actor: by.name,
    ...(head ? { ticketKey: head.key } : {}),
    ...(head?.ticket ? { readableId: head.ticket.readableId } : {}),
    ...(head?.project === undefined ? {} : { project: head.project }),
  });
  const queue = deps.deadLetters[letter.queue];
  await (act === 'replay' ? queue.replay(letter, by.name) : queue.discard(letter));
}
