import { readInside } from '../../shared/trackers/local/folder/read-inside.ts';
import { linesOf } from '../../shared/trackers/local/format/lines.ts';
import { readThread } from '../../shared/trackers/local/format/read-thread.ts';
import { artifacts } from '../../shared/trackers/local/read/artifacts.ts';
import { findTicket } from '../../shared/trackers/local/read/find-ticket.ts';
import type { Answer } from '../command.ts';
import { visible } from '../text/visible.ts';
import type { Tickets } from './in-tickets.ts';

/** Lines of a thread that are shown. */
const LAST_LINES = 80;

/** `sluice ticket show` */
export async function showAnswer({ folder, path }: Tickets, query: string): Promise<Answer> {
  const { place, item, envelope, text } = await findTicket(folder, query);
  const thread = (await readInside(folder.root, ...place.names, 'thread.md'))?.text;
  const resolution = await readInside(folder.root, ...place.names, 'resolution.md');
  const lines = linesOf(thread ?? '(missing thread.md)').slice(-LAST_LINES);
  const last = lines.map((line) => line.text + line.end).join('');
  const { title, slug } = envelope;
  return {
    exit: 'ok',
    json: {
      ...envelope,
      id: place.id,
      status: place.status,
      path: path(place),
      fields: Object.fromEntries(item.fields),
      body: item.body,
      events: readThread(thread ?? ''),
      artifacts: await artifacts(folder.root, place),
      resolution: resolution?.text,
    },
    text: () =>
      visible(
        [
          `# ${title}`,
          '',
          `Path: ${path(place)}`,
          `Status: ${place.status}`,
          `ID: ${place.id}`,
          `Slug: ${slug}`,
          '',
          '## item.md',
          '',
          text.trimEnd(),
          '',
          '## thread.md',
          '',
          last.trimEnd(),
        ].join('\n'),
      ),
  };
}
