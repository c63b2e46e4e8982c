import * as z from 'zod/mini';
import type { DeadLetter } from '../../../shared/core/dead-letter.ts';
import { QUEUE_NAMES } from '../../../shared/core/queue-name.ts';
import { dead } from './view.ts';

const text = z.string().check(z.minLength(1), z.maxLength(2_000));

/** Which dead letters are meant: all that fulfil everything that is said. */
export const selection = {
  queue: z.optional(z.enum(QUEUE_NAMES)),
  /** A code, as the list shows it. */
  reason: z.optional(text),
  /** A ticket's key or readable id, or a task. */
  ticket: z.optional(text),
};

const SelectionSchema = z.object({ ...selection, message: z.optional(text) });

export type Selection = z.infer<typeof SelectionSchema>;

/** @param key The ticket's key, where a ticket was named. */
export function matches(
  letter: DeadLetter,
  selection: Selection,
  key: string | undefined,
): boolean {
  const { queue, reason, message } = selection;
  return (
    (queue === undefined || letter.queue === queue) &&
    (reason === undefined || dead(letter).reason === reason) &&
    (key === undefined || letter.ticket === key) &&
    (message === undefined || letter.id === message)
  );
}
