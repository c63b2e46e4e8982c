import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { closeTicket } from '../../../../shared/trackers/local/change/close-ticket.ts';
import { setStatus } from '../../../../shared/trackers/local/change/set-status.ts';
import { doctor } from '../../../../shared/trackers/local/doctor/doctor.ts';
import { MAKING, MOVING } from '../../../../shared/trackers/local/folder/moving.ts';
import { findTicket } from '../../../../shared/trackers/local/read/find-ticket.ts';
import { listTickets } from '../../../../shared/trackers/local/read/list-tickets.ts';
import type { Place } from '../../../../shared/trackers/local/read/place.ts';
import { ticketsFolder } from './tickets-folder.ts';

type Files = Awaited<ReturnType<typeof ticketsFolder>>;
const fine = { problems: [], notes: [] };

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

describe('doctor', () => {
  test('of what we made → nothing', async () => {
    await using files = await ticketsFolder();
    for (const title of ['One', 'One', 'Two']) await files.create({ title });
    await setStatus(files.folder, 'one', 'closed');
    await setStatus(files.folder, 'one-2', 'pending');
    expect(await doctor(files.folder)).toEqual(fine);
  });

  const rows: readonly {
    readonly given: string;
    readonly says: string;
    readonly path?: string;
    readonly line?: number;
    readonly break_: (files: Files, place: Place) => Promise<unknown>;
  }[] = [
    {
      given: 'no folder of a state',
      says: 'missing directory',
      path: 'pending',
      break_: ({ root }) => rm(join(root, 'pending'), { recursive: true }),
    },
    {
      given: 'no item.md',
      says: 'missing item.md',
      path: 'open/ID',
      break_: (files, place) => rm(files.path(place)),
    },
    {
      given: 'no thread.md',
      says: 'missing thread.md',
      path: 'open/ID/thread.md',
      break_: (files, place) => rm(files.path(place, 'thread.md')),
    },
    {
      given: 'no artifacts',
      says: 'missing artifacts/',
      path: 'open/ID/artifacts',
      break_: (files, place) => rm(files.path(place, 'artifacts'), { recursive: true }),
    },
    {
      given: 'an empty item',
      says: 'item.md is empty',
      path: 'open/ID/item.md',
      line: 1,
      break_: (files, place) => writeFile(files.path(place), ''),
    },
    {
      given: 'no opener',
      says: 'item.md missing frontmatter opener',
      path: 'open/ID/item.md',
      line: 1,
      break_: (files, place) => edit(files.path(place), (text) => `\n${text}`),
    },
    {
      given: 'no closer',
      says: 'item.md missing frontmatter closer',
      path: 'open/ID/item.md',
      line: 15,
      break_: (files, place) =>
        edit(files.path(place), (text) => text.replaceAll('\n---\n', '\n--\n')),
    },
    {
      given: 'a field that is empty',
      says: "missing required field 'kind'",
      path: 'open/ID/item.md',
      line: 6,
      break_: (files, place) =>
        edit(files.path(place), (text) => text.replace('kind: task', 'kind:')),
    },
    {
      given: 'a field that is not there',
      says: "missing required field 'assignee'",
      path: 'open/ID/item.md',
      line: 12,
      break_: (files, place) =>
        edit(files.path(place), (text) => text.replace('assignee: null\n', '')),
    },
    {
      given: 'another id',
      says: "directory name is not the id 'other'",
      path: 'open/ID/item.md',
      line: 2,
      break_: (files, place) =>
        edit(files.path(place), (text) => text.replace(/^id: .*$/m, 'id: other')),
    },
    {
      given: 'another state',
      says: "status 'waiting' under 'open'",
      path: 'open/ID/item.md',
      line: 5,
      break_: (files, place) =>
        edit(files.path(place), (text) => text.replace('status: open', 'status: waiting')),
    },
    {
      given: 'an event that does not end',
      says: 'malformed thread event comment',
      path: 'open/ID/thread.md',
      line: 1,
      break_: (files, place) =>
        edit(files.path(place, 'thread.md'), (text) => text.replace(' -->', '')),
    },
    {
      given: 'an event without a time',
      says: 'thread event without at',
      path: 'open/ID/thread.md',
      line: 1,
      break_: (files, place) =>
        edit(files.path(place, 'thread.md'), (text) => text.replace(/ at: \S+/, '')),
    },
    {
      given: 'a review that says nothing',
      says: 'review without valid status (approve or request_changes)',
      path: 'open/ID/thread.md',
      line: 9,
      break_: (files, place) =>
        addEvent(files.folder, place.id, { kind: 'review', author: 'ann', body: 'Hm.' }),
    },
  ];

  test.each(rows)('$given → $says', async ({ says, path, line, break_ }) => {
    await using files = await ticketsFolder();
    const place = await files.create();
    await break_(files, place);
    const problem = {
      says,
      ...(path !== undefined && { path: path.replace('ID', place.id) }),
      ...(line !== undefined && { line }),
    };
    expect(await doctor(files.folder)).toEqual({ problems: [problem], notes: [] });
  });

  test('two of one id and slug → both are told', async () => {
    await using files = await ticketsFolder();
    const { id } = await files.create();
    await cp(join(files.root, 'open', id), join(files.root, 'open', 'copy'), { recursive: true });
    expect((await doctor(files.folder)).problems).toEqual([
      { says: `directory name is not the id '${id}'`, path: 'open/copy/item.md', line: 2 },
      { says: `duplicate id: ${id} (open/${id}, open/copy)` },
      { says: `duplicate slug: totals-are-wrong (open/${id}, open/copy)` },
    ]);
    await expect(findTicket(files.folder, 'totals-are-wrong')).rejects.toMatchObject({
      kind: 'ambiguous',
    });
  });

  test('closed without a resolution → told', async () => {
    await using files = await ticketsFolder();
    const { id } = await files.create();
    const closed = await closeTicket(files.folder, id, { author: 'ann' });
    await rm(files.path(closed, 'resolution.md'));
    expect((await doctor(files.folder)).problems).toEqual([
      { says: 'closed without resolution.md', path: `closed/${id}/resolution.md` },
    ]);
  });
});

describe('a process died', () => {
  /** As the tree is between two steps of a move. */
  async function halfMoved(to: 'open' | 'pending' | 'closed') {
    const files = await ticketsFolder();
    const { id } = await files.create();
    await mkdir(join(files.root, MOVING, to), { recursive: true });
    await rename(join(files.root, 'open', id), join(files.root, MOVING, to, id));
    return { ...files, id };
  }

  test.each(['open', 'pending', 'closed'] as const)(
    'while a ticket moved to %s → doctor accepts it, everybody finds it, and the next change ends the move',
    async (to) => {
      await using files = await halfMoved(to);
      const { folder, id } = files;
      expect(await doctor(folder)).toEqual({
        problems: [],
        notes: [expect.stringContaining(`${MOVING}/${to}/${id}`)],
      });
      expect((await findTicket(folder, id)).place.status).toBe(to);
      expect((await listTickets(folder, [to])).tickets).toHaveLength(1);
      const place = await addEvent(folder, id, { kind: 'comment', author: 'ann', body: 'On.' });
      expect(place).toEqual({ id, status: to, names: [to, id] });
      expect((await findTicket(folder, id)).item.fields.get('status')).toBe(to);
      expect(await doctor(folder)).toEqual(fine);
    },
  );

  test('and somebody put another one where it was going → both stay, doctor tells, others go on', async () => {
    await using files = await halfMoved('closed');
    const { folder, id, root } = files;
    await cp(join(root, MOVING, 'closed', id), join(root, 'closed', id), { recursive: true });
    const other = await files.create({ title: 'Another' });
    expect(other.status).toBe('open');
    expect(await doctor(folder)).toMatchObject({
      problems: [
        { says: 'an interrupted move cannot end: it is there already', path: `closed/${id}` },
        { says: "status 'open' under 'closed'" },
        { says: 'closed without resolution.md' },
      ],
      notes: [],
    });
    expect((await findTicket(folder, id)).place.names).toEqual(['closed', id]);
  });

  test('while it made a ticket → nobody sees it, and the next change removes it', async () => {
    await using files = await ticketsFolder();
    await files.create();
    await mkdir(join(files.root, MOVING, MAKING, 'half', 'artifacts'), { recursive: true });
    expect((await listTickets(files.folder)).tickets).toHaveLength(1);
    expect((await doctor(files.folder)).notes).toEqual([expect.stringContaining('half')]);
    await files.create({ title: 'Another' });
    expect(await doctor(files.folder)).toEqual(fine);
  });

  test('while it wrote a file → the old one is there, and what is left over goes with the next write', async () => {
    await using files = await ticketsFolder();
    const place = await files.create();
    const left = files.path(place, `.item.md.tmp.${2 ** 22 + 7}`);
    await writeFile(left, '---\nhalf');
    expect(await doctor(files.folder)).toEqual(fine);
    await setStatus(files.folder, place.id, 'pending');
    await setStatus(files.folder, place.id, 'open');
    await expect(readFile(left)).rejects.toThrow('ENOENT');
  });
});
