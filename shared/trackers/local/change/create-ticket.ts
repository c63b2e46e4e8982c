import { mkdir, rename } from 'node:fs/promises';
import type { Folder } from '../folder/folder.ts';
import { inside } from '../folder/inside.ts';
import { MAKING, MOVING } from '../folder/moving.ts';
import { replaceInside, syncFolder } from '../folder/replace-inside.ts';
import { eventText } from '../format/event-text.ts';
import { moment } from '../format/moment.ts';
import type { Draft } from '../format/new-item.ts';
import { MARK_KEY, newItem } from '../format/new-item.ts';
import { fact, writeSince } from '../format/since.ts';
import { slugOf } from '../format/slug.ts';
import { STATUSES } from '../format/status.ts';
import { ticketId } from '../format/ticket-id.ts';
import { listTickets } from '../read/list-tickets.ts';
import type { Place } from '../read/place.ts';
import { TicketsError } from '../tickets-error.ts';
import { mutate } from './mutate.ts';

/**
 * Makes an open ticket. A slug that was asked for must be free; one that was made from the title gets a number where it is taken:
 * `doctor` takes no two tickets of one slug. One of its mark that is there already is the ticket.
 */
export function createTicket(folder: Folder, draft: Draft): Promise<Place> {
  return mutate(folder, async () => {
    const { tickets, unreadable } = await listTickets(folder);
    const same = tickets.find(
      ({ item }) => draft.mark !== undefined && item.fields.get(MARK_KEY) === draft.mark,
    );
    if (same) return same.place;
    const slugs = new Set(tickets.map(({ envelope }) => envelope.slug));
    const ids = new Set([...tickets, ...unreadable].map(({ place }) => place.id));
    const slug = freeSlug(draft, slugs);
    const at = folder.now();
    const id = freeId(ticketId(at, slug), ids);
    for (const status of STATUSES)
      await mkdir(await inside(folder.root, status), { recursive: true });
    return make(folder, id, slug, draft, at);
  });
}

/** Everything is made apart and then put there at once: nobody finds a part of a ticket. */
async function make(
  { root }: Folder,
  id: string,
  slug: string,
  draft: Draft,
  at: number,
): Promise<Place> {
  const created = moment(at);
  const item = newItem(draft, { id, slug, created });
  const since = new Map([
    [fact('status', 'open'), at],
    ...draft.labels.map((label) => [fact('label', label), at] as const),
    ...(draft.assignee === undefined ? [] : [[fact('assignee', draft.assignee), at] as const]),
  ]);
  const event = { kind: 'create', author: draft.author, body: 'Created by Sluice.' };
  const thread = eventText(event, created, writeSince(since), '\n');

  const names = [MOVING, MAKING, id];
  await mkdir(await inside(root, ...names, 'artifacts'), { recursive: true });
  await replaceInside(root, [...names, 'artifacts', '.gitkeep'], '');
  await replaceInside(root, [...names, 'thread.md'], thread);
  await replaceInside(root, [...names, 'item.md'], item);
  await rename(await inside(root, ...names), await inside(root, 'open', id));
  await syncFolder(await inside(root, 'open'));
  return { id, status: 'open', names: ['open', id] };
}

function freeSlug({ slug: asked, title }: Draft, taken: ReadonlySet<string>): string {
  const slug = slugOf(asked ?? title);
  if (!taken.has(slug)) return slug;
  if (asked !== undefined) {
    throw new TicketsError('conflict', `There is a ticket with the slug '${slug}' already`, {
      hint: 'Give another `--slug`, or none: then a number is added.',
    });
  }
  return free(slug, taken, 2);
}

/** Two of one second and slug: the format adds the process, and we a number where that is taken as well. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const own = `${id}-${process.pid}`;
  return taken.has(own) ? free(own, taken, 2) : own;
}

function free(name: string, taken: ReadonlySet<string>, from: number): string {
  for (let number = from; ; number++)
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}
