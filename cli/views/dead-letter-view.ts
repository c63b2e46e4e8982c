import * as z from 'zod/mini';
import { fields, section, stacked, textOf } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { DeadLetterSchema } from './dead-letter-schema.ts';
import { TaskSchema } from './task-schema.ts';
import { taskBlock } from './task-view.ts';
import { understood } from './understood.ts';

const ShowSchema = z.object({
  letter: z.extend(DeadLetterSchema, {
    was: z.optional(z.string()),
    body: z.string(),
    cut: z.boolean(),
  }),
  task: z.optional(TaskSchema),
});

type Letter = z.infer<typeof ShowSchema>['letter'];

/** `sluice dlq show` */
export function deadLetterView(response: unknown, now: number, paint: Paint): string {
  const { letter, task } = understood(ShowSchema, response);
  return stacked(
    facts(letter, now, paint),
    section('Body', `${textOf(letter.body)}${letter.cut ? ' …' : ''}`, paint),
    task
      ? section('Its ticket’s task now', taskBlock(task, now, paint), paint)
      : section('Its ticket’s task now', 'Nothing is known of it.', paint),
    section('Next', nextSteps(letter).join('\n'), paint),
  );
}

function facts(letter: Letter, now: number, paint: Paint): string {
  return fields(
    [
      ['message', { text: letter.message, colour: 'bold' }],
      ['why', `${letter.reason}: ${letter.means}`],
      ['do', letter.hint],
      ['queue', letter.queue],
      ['function', letter.function],
      ['in its log', letter.was ?? letter.message],
      ['ticket', letter.ticket],
      ['owed', letter.owed ? 'yes' : 'no, the message is of no use any more'],
      ['sent', letter.sent && when(letter.sent, now)],
      ['put aside', letter.putAside && when(letter.putAside, now)],
      ['attempts', letter.attempts === undefined ? undefined : String(letter.attempts)],
      ['taken', `${letter.receives}×, looks at it included`],
      ['replayed', letter.replays > 0 ? `${letter.replays}×, and it came back` : undefined],
    ],
    paint,
  );
}

/** Command lines to copy; the id is SQS's own. */
function nextSteps({ message }: Letter): string[] {
  if (!/^[\w-]+$/.test(message)) return [];
  return ['replay', 'discard'].map((act) => `sluice dlq ${act} ${message} --yes`);
}
