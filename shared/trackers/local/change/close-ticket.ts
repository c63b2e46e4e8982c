import type { Folder } from '../folder/folder.ts';
import { readInside } from '../folder/read-inside.ts';
import { replaceInside } from '../folder/replace-inside.ts';
import { fact } from '../format/since.ts';
import { findTicket } from '../read/find-ticket.ts';
import type { Place } from '../read/place.ts';
import type { LocalTicket } from '../read/read-ticket.ts';
import { readEvents } from '../read/read-ticket.ts';
import { appendEvent } from './append-event.ts';
import { USUAL_RESOLUTION } from './arrive.ts';
import { move } from './move.ts';
import { mutate } from './mutate.ts';

/** Closes a ticket with a resolution. Closed with the very same one already, it stays as it is. */
export function closeTicket(
  folder: Folder,
  query: string,
  {
    author,
    resolution = USUAL_RESOLUTION,
  }: { readonly author: string; readonly resolution?: string },
): Promise<Place> {
  return mutate(folder, async () => {
    const ticket = await findTicket(folder, query);
    return (await isDone(folder, ticket, resolution))
      ? ticket.place
      : close(folder, ticket, author, resolution);
  });
}

/** The resolution first: a closed ticket without one is a fault. The event last: whoever repeats an interrupted close writes it. */
async function close(
  folder: Folder,
  ticket: LocalTicket,
  author: string,
  resolution: string,
): Promise<Place> {
  await replaceInside(folder.root, [...ticket.place.names, 'resolution.md'], resolution);
  const at = folder.now();
  const place = await move(folder, ticket.place, 'closed');
  const event = { kind: 'close', author, body: resolution, status: 'closed' } as const;
  await appendEvent(folder, { ...ticket, place }, event, at, (since) =>
    new Map(since).set(fact('status', 'closed'), at),
  );
  return place;
}

async function isDone(
  { root }: Folder,
  { place }: LocalTicket,
  resolution: string,
): Promise<boolean> {
  if (place.status !== 'closed') return false;
  const kept = await readInside(root, ...place.names, 'resolution.md');
  const last = (await readEvents(root, place)).findLast(({ kind }) => kind === 'close');
  return kept?.text === resolution && last?.body.trimEnd() === resolution.trimEnd();
}
