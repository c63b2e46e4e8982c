import type * as z from 'zod/mini';
import { stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import type { DeadLetter } from './dead-letter-schema.ts';
import { DeadLettersSchema } from './dead-letter-schema.ts';
import { stateCell } from './state.ts';
import { understood } from './understood.ts';

const COLUMNS = [
  'QUEUE',
  'REASON',
  'TICKET',
  'NOW',
  'OWED',
  'TAKEN',
  'REPLAYED',
  'SENT',
  'MESSAGE',
];

/** `sluice dlq list` */
export function deadLetterList(response: unknown, now: number, paint: Paint): string {
  const answer = understood(DeadLettersSchema, response);
  if (answer.letters.length === 0) {
    return stacked('No such dead letters.', remarks(answer));
  }
  return stacked(
    deadLetterTable(answer.letters, now, paint),
    remarks(answer),
    'Next: sluice dlq show <message>, sluice dlq replay|discard <message|--all>',
  );
}

/** One line per dead letter. */
export function deadLetterTable(letters: readonly DeadLetter[], now: number, paint: Paint): string {
  const rows = letters.map((each) => [
    each.queue,
    each.reason,
    each.ticket,
    each.state === undefined ? 'nothing known' : stateCell(each.state),
    each.owed ? 'yes' : 'no',
    `${each.receives}×`,
    each.replays > 0 ? `${each.replays}×` : '',
    each.sent && when(each.sent, now),
    each.message,
  ]);
  return table(COLUMNS, rows, paint);
}

/** What is not in the list. */
export function remarks({ queues, more }: z.infer<typeof DeadLettersSchema>): string {
  const held = queues.filter(({ inHand }) => inHand > 0);
  const lines = [
    ...(more ? ['There are more than are shown.'] : []),
    ...held.map(
      ({ queue, inHand }) =>
        `About ${inHand} of ${queue} are in somebody else’s hands; look again in a minute.`,
    ),
  ];
  return lines.join('\n');
}
