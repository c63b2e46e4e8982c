import { readInside } from '../folder/read-inside.ts';
import type { Item } from '../format/item.ts';
import { readItem } from '../format/item.ts';
import type { Place } from '../read/place.ts';
import { TicketsError } from '../tickets-error.ts';
import { artifactProblems } from './artifact-problems.ts';
import { isFolder } from './is-folder.ts';
import type { Problem } from './problem.ts';
import { threadProblems } from './thread-problems.ts';

const REQUIRED = [
  'id',
  'slug',
  'title',
  'status',
  'kind',
  'priority',
  'labels',
  'created_at',
  'updated_at',
  'assignee',
  'legacy_ticket',
] as const;

/** What is wrong with one ticket. Without an `item.md` nothing else is looked at. */
export async function ticketProblems(root: string, place: Place): Promise<Problem[]> {
  const path = (name: string) => [...place.names, name].join('/');
  const read = async (name: string) => {
    try {
      return await readInside(root, ...place.names, name);
    } catch (error) {
      if (error instanceof TicketsError) return { broken: error.message };
      throw error;
    }
  };
  const item = await read('item.md');
  if (!item) return [{ says: 'missing item.md', path: place.names.join('/') }];
  const thread = await read('thread.md');
  const resolution = place.status === 'closed' ? await read('resolution.md') : { text: '' };
  return [
    ...('broken' in item
      ? [{ says: item.broken }]
      : itemProblems(item.text, place, path('item.md'))),
    ...(!thread
      ? [{ says: 'missing thread.md', path: path('thread.md') }]
      : 'broken' in thread
        ? [{ says: thread.broken }]
        : threadProblems(thread.text, path('thread.md'))),
    ...((await isFolder(root, ...place.names, 'artifacts'))
      ? await artifactProblems(root, [...place.names, 'artifacts'])
      : [{ says: 'missing artifacts/', path: path('artifacts') }]),
    ...(!resolution ? [{ says: 'closed without resolution.md', path: path('resolution.md') }] : []),
    ...(resolution && 'broken' in resolution ? [{ says: resolution.broken }] : []),
  ];
}

function itemProblems(text: string, { id, status }: Place, path: string): Problem[] {
  const item = readItem(text);
  if ('says' in item) return [{ says: item.says, path, line: item.line }];
  const missing = REQUIRED.filter((key) => (item.fields.get(key) ?? '') === '');
  const told = { id: item.fields.get('id') ?? '', status: item.fields.get('status') ?? '' };
  return [
    ...missing.map((key) => ({
      says: `missing required field '${key}'`,
      path,
      line: lineOf(item, key),
    })),
    ...(told.id === '' || told.id === id
      ? []
      : [{ says: `directory name is not the id '${told.id}'`, path, line: lineOf(item, 'id') }]),
    ...(told.status === status
      ? []
      : [
          { says: `status '${told.status}' under '${status}'`, path, line: lineOf(item, 'status') },
        ]),
  ];
}

/** Where a field stands; the frontmatter's end where it does not. */
function lineOf({ lines, closer }: Item, key: string): number {
  const at = lines.findIndex((line, index) => index < closer && line.text.startsWith(`${key}:`));
  return (at < 0 ? closer : at) + 1;
}
