import type { DeadLetter } from '../../../shared/core/dead-letter.ts';
import { isActive, showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import { POISON } from '../../../shared/core/poison.ts';
import { time } from '../view.ts';

/** What the queue moved by itself, after too many attempts: nobody wrote down why. */
const FAILED = {
  reason: 'failed_repeatedly',
  means: 'Every attempt to handle it failed, or was cut off; the queue does not say why.',
  hint: 'The function’s log has a line for each attempt, with this message’s id. Replay it once the cause is mended.',
} as const;

/** Why a message is dead. */
export function dead({ note }: Pick<DeadLetter, 'note'>) {
  return note ? { reason: note.reason, ...POISON[note.reason] } : FAILED;
}

/** A dead letter in one line, with what its ticket says now: a debt that was paid meanwhile makes the message worthless. */
export function lineOf(letter: DeadLetter, head: Head | undefined): Record<string, unknown> {
  const { queue, id, ticket, note, sentAt, receives, replays } = letter;
  return {
    message: id,
    queue,
    ...dead(letter),
    ticket: head?.ticket?.readableId ?? ticket,
    function: note?.step ?? { tasks: 'dispatch', shows: 'writeback' }[queue],
    sent: time(sentAt),
    putAside: time(note?.at),
    attempts: note?.attempts,
    receives,
    replays,
    state: head?.state,
    owed: owedOf(letter, head),
  };
}

/** Whether the message's function still has something to do for the ticket. */
function owedOf({ queue }: DeadLetter, head: Head | undefined): boolean {
  if (!head) return false;
  return queue === 'tasks'
    ? Boolean(head.stopOwed || (head.enqueueOwed && isActive(head)))
    : Boolean(showOwed(head) || head.archiveOwed);
}
