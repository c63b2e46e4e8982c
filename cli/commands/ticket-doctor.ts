import type { Command } from '../command.ts';
import { json } from '../global-options.ts';
import { rootOption } from './ticket-options.ts';

export const ticketDoctor: Command = {
  name: 'ticket doctor',
  summary: 'Checks a whole folder of tickets, and names file and line of what is wrong.',
  about: ['Changes nothing. `doctor: ok` and 0, or what is wrong on standard error and 1.'],
  words: [],
  options: [rootOption],
  examples: [
    { line: 'sluice ticket doctor', means: 'in a check of your repository, too' },
    { line: 'sluice ticket doctor --root .tickets --json', means: 'for a program' },
  ],
  async run(args, { io }) {
    const [{ inTickets }, { doctorAnswer }] = await Promise.all([
      import('../ticket/in-tickets.ts'),
      import('../ticket/doctor-answer.ts'),
    ]);
    return inTickets(args, io, (tickets) => doctorAnswer(tickets, args.get(json) ?? false, io));
  },
};
