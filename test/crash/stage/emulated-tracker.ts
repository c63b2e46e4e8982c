import { BackendError } from '../../../shared/core/backend-error.ts';
import type { PolledTicket } from '../../../shared/core/poller.ts';
import type { Item, Site, Tracker } from './site.ts';

/** Beyond those of the scenarios. */
const FIRST_MADE = 9_001;

export function emptySite(): Site {
  return {
    items: new Map(),
    listed: new Map(),
    comments: [],
    said: [],
    made: [],
    permission: 'write',
    trouble: undefined,
  };
}

/** What a poll finds, as it stands. */
export function listOn({ listed, items }: Pick<Site, 'listed' | 'items'>): readonly PolledTicket[] {
  return [...listed].map(([id, { ticket, updatedAt }]) => {
    const { open = false, labels = [] } = items.get(id) ?? {};
    return { ticket: { ...ticket, open, labels: [...labels] }, updatedAt };
  });
}

/** The trackers of all connections, in memory. A generic sender's ticket is what it was told by callbacks. */
export function emulatedTracker(site: Site, now: () => number): Tracker {
  const enter = (call: keyof Tracker) => {
    const trouble = site.trouble?.(call);
    if (trouble) throw trouble;
  };
  const itemOf = (call: keyof Tracker, ticket: string): Item => {
    enter(call);
    const item = site.items.get(ticket);
    if (!item) throw new BackendError('not_found', `There is no ticket ${ticket}`);
    return item;
  };
  let made = 0;
  return {
    async look(ticket) {
      const { title, body, open, labels, assignees } = itemOf('look', ticket);
      const as = { labels: new Set(labels), assignees: [...assignees] };
      return { title, body, open, ...as, permission: site.permission };
    },
    async comments(ticket) {
      enter('comments');
      return site.comments.filter((comment) => comment.ticket === ticket);
    },
    async createComment(ticket, marker, body) {
      enter('createComment');
      made += 1;
      site.said.push(body);
      site.comments.push({ id: `c${made}`, ticket, marker, body });
      return `c${made}`;
    },
    async editComment(id, marker, body) {
      enter('editComment');
      const at = site.comments.findIndex((comment) => comment.id === id);
      const old = site.comments[at];
      if (old) {
        site.comments[at] = { ...old, marker, body };
        site.said.push(body);
      }
      return old !== undefined;
    },
    async addLabel(ticket, label) {
      itemOf('addLabel', ticket).labels.add(label);
    },
    async removeLabel(ticket, label) {
      itemOf('removeLabel', ticket).labels.delete(label);
    },
    async close(ticket) {
      itemOf('close', ticket).open = false;
    },
    async list() {
      enter('list');
      return listOn(site);
    },
    async ours() {
      enter('ours');
      return [...site.made];
    },
    async createTicket(marker, item) {
      enter('createTicket');
      const ticket = { id: String(FIRST_MADE + site.made.length), marker, at: now() };
      site.made.push(ticket);
      site.items.set(ticket.id, { ...item, open: true, assignees: [] });
      return ticket;
    },
    async history(ticket) {
      enter('history');
      return site.listed.get(ticket)?.history ?? [];
    },
  };
}
