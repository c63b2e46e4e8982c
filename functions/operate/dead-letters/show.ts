import { cut } from '../../../shared/core/cut.ts';
import type { OperateDeps } from '../deps.ts';
import type { Response } from '../request.ts';
import { whole } from '../show.ts';
import { giveBack, headsOf, scan } from './scan.ts';
import { lineOf } from './view.ts';

/** Beginning of a body that is no message of ours, as a person is shown it. */
const MAX_BODY_CHARS = 10_000;

/** One dead letter with its body, and its ticket's task as it is now. */
export async function showDeadLetter(message: string, deps: OperateDeps): Promise<Response> {
  const { letters, counts, more } = await scan({ message }, 1, deps);
  await giveBack(letters, deps);
  const [letter] = letters;
  if (!letter) return noLetter(message, counts, more);
  const head = (await headsOf(letters, deps)).get(letter.ticket ?? '');
  return {
    ok: true,
    letter: {
      ...lineOf(letter, head),
      was: letter.note?.messageId,
      body: cut(letter.body, MAX_BODY_CHARS),
      cut: letter.body.length > MAX_BODY_CHARS,
    },
    ...(head?.state ? { task: await whole(head, deps) } : {}),
  };
}

/** It may have been here a moment ago. */
export function noLetter(
  message: string,
  counts: readonly { readonly inHand: number }[],
  more: boolean,
): Response {
  const inHand = counts.reduce((sum, count) => sum + count.inHand, 0);
  return {
    ok: false,
    error: 'not_found',
    message: `No dead letter ${message} is to be seen.`,
    hint: more
      ? 'There are more than one look can take, and it may be among the others: ask again, or clear some by their reason first.'
      : inHand > 0
        ? `About ${inHand} are in somebody else’s hands: look again in a minute.`
        : 'It was replayed or discarded, or its time is over; `sluice dlq list` shows those there are.',
  };
}
