import { addEvent } from '../../shared/trackers/local/change/add-event.ts';
import type { NewEvent } from '../../shared/trackers/local/format/event.ts';
import { headingOf } from '../../shared/trackers/local/format/event.ts';
import type { Args } from '../args.ts';
import type { Answer } from '../command.ts';
import type { Io } from '../io.ts';
import { authorOf } from './author-of.ts';
import { bodyOf } from './body-of.ts';
import { done } from './done.ts';
import { inTickets } from './in-tickets.ts';

/** Adds an event to a ticket's thread, with the text of the command line. */
export async function eventAnswer(
  args: Args,
  io: Io,
  query: string,
  what: Pick<NewEvent, 'kind' | 'status'>,
): Promise<Answer> {
  const body = await bodyOf(args, io);
  return inTickets(args, io, async (tickets) => {
    const event = { ...what, author: authorOf(args, io), body };
    return done(headingOf(what), await addEvent(tickets.folder, query, event), tickets);
  });
}
