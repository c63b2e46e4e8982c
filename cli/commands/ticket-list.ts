import { STATUSES } from '../../shared/trackers/local/format/status.ts';
import type { Command } from '../command.ts';
import { choice } from '../option.ts';
import { rootOption } from './ticket-options.ts';

const status = choice('status', 'status', 'open unless given', [...STATUSES, 'all'] as const);

export const ticketList: Command = {
  name: 'ticket list',
  summary: 'Lists the tickets of a folder, one a line with tabs between, below a line of names.',
  about: [
    'Tickets are files: work-items/{open,pending,closed}/<id>/item.md (docs/trackers/local.md).',
    'No Sluice need run.',
  ],
  words: [],
  options: [status, rootOption],
  examples: [
    { line: 'sluice ticket list', means: 'what is open' },
    { line: 'sluice ticket list --status all --json', means: 'everything, for a program' },
  ],
  async run(args, { io }) {
    const [{ inTickets }, { listAnswer }] = await Promise.all([
      import('../ticket/in-tickets.ts'),
      import('../ticket/list-answer.ts'),
    ]);
    return inTickets(args, io, (tickets) => listAnswer(tickets, args.get(status) ?? 'open', io));
  },
};
