import type { Head } from '../../../shared/core/head.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import { repoOn } from '../config.ts';
import type { Ticket } from '../world/ticket.ts';
import type { World } from '../world/world.ts';
import type { SeenTicket } from './seen-ticket.ts';

/** Looks at a ticket from all sides. */
export async function gather(ticket: Ticket, world: World, heads: HeadStore): Promise<SeenTicket> {
  const shown = await SHOWN[ticket.story.tracker](ticket, world);
  return { ticket, tasks: await tasksOf(ticket, heads), ...shown };
}

type Shown = Pick<SeenTicket, 'comments' | 'sticky' | 'labels' | 'heard'>;

const SHOWN: Readonly<
  Record<Ticket['story']['tracker'], (ticket: Ticket, world: World) => Promise<Shown>>
> = {
  async github({ connection, readableId = '' }, { githubs }) {
    const index = Number(connection.split('-')[1]);
    const site = githubs[index];
    if (!site) return NOTHING;
    const number = Number(readableId.split('#')[1]);
    const { comments, labels } = await site.reader.view({ repo: repoOn(index), number });
    const ours = comments.filter(({ user }) => user === 'sluice-bot').map(({ body }) => body);
    return { ...NOTHING, comments: ours, labels };
  },
  async linear({ readableId = '' }, { linear }) {
    const view = await linear.reader.view(readableId.replace('linear:', ''));
    const ours = view.comments.filter(({ user }) => user === 'Sluice').map(({ body }) => body);
    const told = view.sessions.flatMap(({ activities }) =>
      activities.filter(({ type }) => type !== 'prompt').map(({ body = '' }) => body),
    );
    const sticky = view.sessions.length === 0;
    return { ...NOTHING, comments: [...ours, ...told], sticky, labels: view.labels };
  },
  async sender({ name }, { callbacks }) {
    const heard = [...callbacks.heard.values()].filter(({ ticket }) => ticket === name);
    return { ...NOTHING, comments: heard.map(({ body }) => body), sticky: false, heard };
  },
};

const NOTHING: Shown = { comments: [], sticky: true, labels: [], heard: [] };

async function tasksOf({ readableId }: Ticket, heads: HeadStore): Promise<readonly Head[]> {
  const keys = readableId === undefined ? [] : await heads.find(readableId);
  const found = await Promise.all(
    keys.map(async (key) => [...(await heads.past(key)), await heads.read(key)]),
  );
  const byEpoch = new Map<number, Head>();
  for (const head of found.flat()) if (head?.state) byEpoch.set(head.epoch, head);
  return [...byEpoch.values()].toSorted((a, b) => a.epoch - b.epoch);
}
