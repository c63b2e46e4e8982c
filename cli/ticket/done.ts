import type { Place } from '../../shared/trackers/local/read/place.ts';
import type { Answer } from '../command.ts';
import type { Tickets } from './in-tickets.ts';

/** What was done to a ticket, and where it is now. */
export function done(what: string, place: Place, { path }: Tickets): Answer {
  const { id, status } = place;
  return {
    exit: 'ok',
    json: { ok: true, id, status, path: path(place) },
    text: () => `${what}: ${path(place)}`,
  };
}
