import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { text } from '../option.ts';
import { authorOption, fileOption, rootOption } from './ticket-options.ts';

const resolution = text('resolution', 'text', 'how it ended; `Closed.` unless given');

export const ticketClose: Command = {
  name: 'ticket close',
  summary: 'Closes a ticket with a resolution, which its thread repeats.',
  about: ['A task that waits or runs for it is stopped.'],
  words: [{ name: 'id|slug' }],
  options: [resolution, authorOption, fileOption, rootOption],
  examples: [
    { line: 'sluice ticket close fix-the-footer', means: 'it is done' },
    {
      line: 'sluice ticket close fix-the-footer --resolution "Not needed."',
      means: 'and how it ended',
    },
  ],
  async run(args, { io }) {
    const [query = ''] = args.words;
    const given = args.get(resolution);
    if (given !== undefined && args.get(fileOption) !== undefined) {
      throw new Failure('usage', '`--resolution` and `--file` say it twice.', {
        hint: 'Give one of the two.',
      });
    }
    const { closeAnswer } = await import('../ticket/close-answer.ts');
    return closeAnswer(args, io, query, given);
  },
};
