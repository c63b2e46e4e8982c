import * as z from 'zod/mini';
import { section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { deadLetterTable, remarks } from './dead-letter-list.ts';
import { DeadLettersSchema } from './dead-letter-schema.ts';
import { understood } from './understood.ts';

const ActSchema = z.extend(DeadLettersSchema, {
  did: z.string(),
  failed: z._default(z.array(z.object({ message: z.string(), error: z.string() })), []),
});

const WORDS = {
  dlqReplay: { would: 'would be sent once more', did: 'sent once more' },
  dlqDiscard: { would: 'would be removed for good', did: 'removed for good' },
} as const;

/** `sluice dlq replay`, `sluice dlq discard` */
export function deadLetterActView(
  what: keyof typeof WORDS,
  response: unknown,
  now: number,
  paint: Paint,
): string {
  const answer = understood(ActSchema, response);
  const { letters, failed, did } = answer;
  const { would, did: done } = WORDS[what];
  if (letters.length === 0)
    return stacked('No such dead letters; nothing was done.', remarks(answer));
  const dry = did === 'nothing';
  const count = letters.length - failed.length;
  return stacked(
    dry
      ? `A dry run: ${letters.length} ${would}. Nothing was done.`
      : `${count} of ${letters.length} ${done}.`,
    deadLetterTable(letters, now, paint),
    section(
      'Failed; they are where they were',
      table(
        ['MESSAGE', 'ERROR'],
        failed.map(({ message, error }) => [message, error]),
        paint,
      ),
      paint,
    ),
    remarks(answer),
    dry ? 'To do it, say the same with --yes.' : '',
  );
}

/** Whether something was tried and did not work. */
export function hasFailed(response: unknown): boolean {
  return understood(ActSchema, response).failed.length > 0;
}
