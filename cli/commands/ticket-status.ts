import { STATUSES, statusOf } from '../../shared/trackers/local/format/status.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { rootOption } from './ticket-options.ts';

export const ticketStatus: Command = {
  name: 'ticket status',
  summary: 'Moves a ticket to another state: open, pending or closed.',
  about: ['Its thread does not say so; `sluice ticket close` closes with a resolution that does.'],
  words: [{ name: 'id|slug' }, { name: STATUSES.join('|') }],
  options: [rootOption],
  examples: [
    { line: 'sluice ticket status fix-the-footer pending', means: 'it waits for something' },
    { line: 'sluice ticket status fix-the-footer open', means: 'it goes on' },
  ],
  async run(args, { io }) {
    const [query = '', word = ''] = args.words;
    const status = statusOf(word);
    if (status === undefined) {
      throw new Failure('usage', `'${word}' is no state of a ticket.`, {
        hint: `There are ${STATUSES.join(', ')}.`,
      });
    }
    const [{ inTickets }, { done }, { setStatus }] = await Promise.all([
      import('../ticket/in-tickets.ts'),
      import('../ticket/done.ts'),
      import('../../shared/trackers/local/change/set-status.ts'),
    ]);
    return inTickets(args, io, async (tickets) =>
      done('Moved', await setStatus(tickets.folder, query, status), tickets),
    );
  },
};
