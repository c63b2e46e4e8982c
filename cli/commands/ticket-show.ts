import type { Command } from '../command.ts';
import { rootOption } from './ticket-options.ts';

export const ticketShow: Command = {
  name: 'ticket show',
  summary: 'Shows one ticket with the end of its thread.',
  about: ['A ticket is named by its whole id or by its slug.'],
  words: [{ name: 'id|slug' }],
  options: [rootOption],
  examples: [
    { line: 'sluice ticket show fix-the-footer', means: 'its files, for people' },
    {
      line: 'sluice ticket show fix-the-footer --json',
      means: 'its fields, whole thread, artifacts and resolution',
    },
  ],
  async run(args, { io }) {
    const [query = ''] = args.words;
    const [{ inTickets }, { showAnswer }] = await Promise.all([
      import('../ticket/in-tickets.ts'),
      import('../ticket/show-answer.ts'),
    ]);
    return inTickets(args, io, (tickets) => showAnswer(tickets, query));
  },
};
