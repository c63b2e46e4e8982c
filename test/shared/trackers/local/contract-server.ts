import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendOptions } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { localBackend } from '../../../../shared/trackers/local/backend.ts';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { setStatus } from '../../../../shared/trackers/local/change/set-status.ts';
import { ticketOfId } from '../../../../shared/trackers/local/read/find-ticket.ts';
import type { LocalTicket } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import type { TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { ticketsFolder } from './tickets-folder.ts';

/** A folder, for the contract of trackers: people write into it with an editor. */
export async function openFiles(): Promise<TrackerServer> {
  const files = await ticketsFolder();
  const { folder, root } = files;
  const find = ({ id }: TicketRef) => ticketOfId(folder, id);
  const edit = async (ref: TicketRef, change: (ticket: LocalTicket) => string) => {
    const ticket = await find(ref);
    await writeFile(join(root, ...ticket.place.names, 'item.md'), change(ticket));
  };

  return {
    backend: ({ settings, fetch: asked = fetch } = {}) =>
      localBackend.create(options(root, { settings: { ...usual, ...settings }, fetch: asked })),
    async create({ title, description, labels, assigned }: Wish = {}) {
      const { id } = await files.create({
        ...(title !== undefined && { title }),
        ...(description !== undefined && { body: description }),
        ...(labels && { labels }),
        ...(assigned && { assignee: 'ann' }),
      });
      const key = `local:files:${id}`;
      return { key, readableId: `local:${id}`, connection: 'files', id, account: 'files' };
    },
    retitle: (ref, title) =>
      edit(ref, ({ text }) => text.replace(/^title:.*$/m, `title: ${title}`)),
    label: (ref, name, on) =>
      edit(ref, ({ text, envelope }) => {
        const others = envelope.labels.filter((each) => each !== name);
        const labels = on ? [...others, name] : others;
        return text.replace(/^labels:.*$/m, `labels: [${labels.join(', ')}]`);
      }),
    close: async ({ id }) => void (await setStatus(folder, id, 'closed')),
    remove: async (ref) => rm(join(root, ...(await find(ref)).place.names), { recursive: true }),
    comment: async ({ id }, body) =>
      void (await addEvent(folder, id, { kind: 'comment', author: 'ann', body })),
    async deleteComment(ref, id) {
      const path = join(root, ...(await find(ref)).place.names, 'thread.md');
      const [text, mark] = [await readFile(path, 'utf8'), id.split('/').at(-1)];
      const kept = text
        .split(/(?=\n<!-- event:)/)
        .filter((part) => !part.includes(`mark: ${mark} `));
      await writeFile(path, kept.join(''));
    },
    async shows(ref) {
      const { place, envelope } = await find(ref);
      const events = (await readEvents(root, place)).filter(({ kind }) =>
        ['comment', 'implementation_report'].includes(kind),
      );
      // Of what is told again and again, people read the last.
      const newest = events.filter(
        ({ mark }, at) =>
          mark === undefined || !events.slice(at + 1).some((each) => each.mark === mark),
      );
      return {
        open: place.status !== 'closed',
        labels: envelope.labels.toSorted(),
        comments: newest.map(({ body }) => body),
      };
    },
    later: () => sleep(5),
    query: {},
    assignee: 'ann',
    member: { id: 'ann', name: 'ann' },
    stranger: { id: 'eve', name: 'eve' },
    stop: () => files[Symbol.asyncDispose](),
  };
}

const usual = { labels: LABELS, states: {}, close: false };

export function options(
  root: string,
  more: Pick<BackendOptions, 'settings' | 'fetch'> = { settings: usual, fetch },
): BackendOptions {
  const connection = { name: 'files', secrets: [], callbackHosts: [], root };
  return { connection, credentials: undefined, ...more };
}
