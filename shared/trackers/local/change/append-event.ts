import { editInside } from '../folder/edit-inside.ts';
import type { Folder } from '../folder/folder.ts';
import type { NewEvent } from '../format/event.ts';
import { eventText } from '../format/event-text.ts';
import { moment } from '../format/moment.ts';
import { readThread } from '../format/read-thread.ts';
import type { Since } from '../format/since.ts';
import { sinceOf, writeSince } from '../format/since.ts';
import type { LocalTicket } from '../read/read-ticket.ts';

/**
 * Adds an event to a ticket's thread. What stands there is never changed; the line ends are those that the thread has. Says nothing
 * in `item.md`: see `addEvent`.
 *
 * @param note What the event notes of the ticket, if that is not what it says now.
 */
export async function appendEvent(
  { root }: Folder,
  { place, envelope, changedAt }: LocalTicket,
  event: NewEvent,
  at: number,
  note: (since: Since) => Since = (since) => since,
): Promise<void> {
  await editInside(root, [...place.names, 'thread.md'], (kept) => {
    const text = kept?.text ?? '';
    const end = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
    const gap = text === '' || text.endsWith('\n') ? end : end + end;
    const since = sinceOf({ ...envelope, status: place.status }, readThread(text), changedAt);
    return text + gap + eventText(event, moment(at), writeSince(note(since)), end);
  });
}
