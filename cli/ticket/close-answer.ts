import { closeTicket } from '../../shared/trackers/local/change/close-ticket.ts';
import type { Args } from '../args.ts';
import type { Answer } from '../command.ts';
import { fileOption } from '../commands/ticket-options.ts';
import type { Io } from '../io.ts';
import { authorOf } from './author-of.ts';
import { bodyOf } from './body-of.ts';
import { done } from './done.ts';
import { inTickets } from './in-tickets.ts';

/** `sluice ticket close`. Standard input is not read: most who close have nothing more to say. */
export async function closeAnswer(
  args: Args,
  io: Io,
  query: string,
  given: string | undefined,
): Promise<Answer> {
  const text = args.get(fileOption) === undefined ? given : await bodyOf(args, io, 'Closed.\n');
  const author = authorOf(args, io);
  return inTickets(args, io, async (tickets) => {
    const resolution = text === undefined ? {} : { resolution: `${text.trimEnd()}\n` };
    const place = await closeTicket(tickets.folder, query, { author, ...resolution });
    return done('Closed', place, tickets);
  });
}
