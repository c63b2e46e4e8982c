import type { Command, Example } from '../command.ts';
import { authorOption, fileOption, rootOption } from './ticket-options.ts';

function eventCommand(
  word: string,
  kind: string,
  summary: string,
  examples: readonly Example[],
): Command {
  return {
    name: `ticket ${word}`,
    summary,
    about: [
      'The text comes from --file or standard input. A thread is a log: it is never changed.',
    ],
    words: [{ name: 'id|slug' }],
    options: [authorOption, fileOption, rootOption],
    examples,
    async run(args, { io }) {
      const [query = ''] = args.words;
      const { eventAnswer } = await import('../ticket/event-answer.ts');
      return eventAnswer(args, io, query, { kind });
    },
  };
}

/** What people and agents add to a ticket's thread. */
export const ticketEvents: readonly Command[] = [
  eventCommand('comment', 'comment', 'Adds a comment to a ticket’s thread.', [
    { line: 'sluice ticket comment fix-the-footer --file note.md', means: 'from a file' },
    { line: 'echo "Seen on Safari." | sluice ticket comment fix-the-footer', means: 'or so' },
  ]),
  eventCommand('plan', 'plan', 'Adds a plan to a ticket’s thread.', [
    { line: 'sluice ticket plan fix-the-footer --file plan.md', means: 'how it is to be done' },
  ]),
  eventCommand('decision', 'decision', 'Adds a decision to a ticket’s thread.', [
    { line: 'sluice ticket decision fix-the-footer --file why.md', means: 'what was settled' },
  ]),
  eventCommand(
    'report',
    'implementation_report',
    'Adds a report of what was done to a ticket’s thread.',
    [{ line: 'sluice ticket report fix-the-footer --file report.md', means: 'what was done' }],
  ),
];
