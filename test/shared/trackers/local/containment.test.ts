import { execFileSync } from 'node:child_process';
import { link, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { closeTicket } from '../../../../shared/trackers/local/change/close-ticket.ts';
import { createTicket } from '../../../../shared/trackers/local/change/create-ticket.ts';
import { setStatus } from '../../../../shared/trackers/local/change/set-status.ts';
import { doctor } from '../../../../shared/trackers/local/doctor/doctor.ts';
import { openFolder } from '../../../../shared/trackers/local/folder/folder.ts';
import { inside } from '../../../../shared/trackers/local/folder/inside.ts';
import { MOVING } from '../../../../shared/trackers/local/folder/moving.ts';
import { readInside } from '../../../../shared/trackers/local/folder/read-inside.ts';
import { findTicket } from '../../../../shared/trackers/local/read/find-ticket.ts';
import { listTickets } from '../../../../shared/trackers/local/read/list-tickets.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { ticketsFolder } from './tickets-folder.ts';

const SECRET = '---\nid: secret\nslug: secret\ntitle: hunter2\n---\n';
const comment = { kind: 'comment', author: 'ann', body: 'Hello.' };

/** A folder with a ticket, and something beside it that nobody may read or write. */
async function attacked() {
  const files = await ticketsFolder({ waitMs: 300 });
  const outside = join(files.above, 'outside');
  await mkdir(join(outside, 'artifacts'), { recursive: true });
  for (const name of ['item.md', 'thread.md', 'resolution.md'])
    await writeFile(join(outside, name), SECRET);
  const place = await files.create();
  return {
    ...files,
    outside,
    place,
    untouched: async () => {
      expect((await readdir(outside)).toSorted()).toEqual([
        'artifacts',
        'item.md',
        'resolution.md',
        'thread.md',
      ]);
      for (const name of ['item.md', 'thread.md', 'resolution.md'])
        expect(await readFile(join(outside, name), 'utf8')).toBe(SECRET);
    },
  };
}

describe('names', () => {
  test.each(['', '.', '..', 'a/b', 'a\\b', 'a\0b', '/etc', '../x'])(
    '%j is refused',
    async (name) => {
      await using files = await ticketsFolder();
      await expect(inside(files.root, 'open', name)).rejects.toMatchObject({ kind: 'outside' });
      await expect(readInside(files.root, 'open', name, 'item.md')).rejects.toMatchObject({
        kind: 'outside',
      });
    },
  );

  test.each(['../outside', '..', '.', '/', 'a\0', `${MOVING}/open/x`, 'open/x', '*', ''])(
    'a ticket %j is not there, whatever is beside the folder',
    async (query) => {
      await using files = await attacked();
      await expect(findTicket(files.folder, query)).rejects.toMatchObject({ kind: 'not_found' });
      await expect(addEvent(files.folder, query, comment)).rejects.toMatchObject({
        kind: 'not_found',
      });
      await files.untouched();
    },
  );

  test('an id in the frontmatter that leads elsewhere moves nothing there', async () => {
    await using files = await attacked();
    const path = files.path(files.place);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/^id: .*$/m, 'id: ../../outside/x'));
    await setStatus(files.folder, files.place.id, 'closed');
    expect(await readdir(join(files.root, 'closed'))).toEqual([files.place.id]);
    await files.untouched();
  });
});

describe('links', () => {
  test('a ticket that is a link is no ticket, and doctor tells', async () => {
    await using files = await attacked();
    await symlink(files.outside, join(files.root, 'open', 'secret'));
    expect((await listTickets(files.folder)).tickets).toHaveLength(1);
    await expect(addEvent(files.folder, 'secret', comment)).rejects.toMatchObject({
      kind: 'not_found',
    });
    expect((await doctor(files.folder)).problems).toEqual([
      { says: 'a link is no ticket', path: 'open/secret' },
    ]);
    await files.untouched();
  });

  test.each([
    { name: 'item.md', says: /item\.md is a link/ },
    { name: 'thread.md', says: /thread\.md is a link/ },
  ])('a file that is a link: $name → neither read nor written', async ({ name, says }) => {
    await using files = await attacked();
    await rm(files.path(files.place, name));
    await symlink(join(files.outside, name), files.path(files.place, name));
    for (const query of [files.place.id, 'totals-are-wrong', 'secret']) {
      await expect(addEvent(files.folder, query, comment)).rejects.toThrow(/is a link|no ticket/);
      await expect(closeTicket(files.folder, query, { author: 'a' })).rejects.toThrow(
        /is a link|no ticket/,
      );
    }
    const [problem] = (await doctor(files.folder)).problems;
    expect(problem?.says).toMatch(says);
    await files.untouched();
  });

  test('a resolution that is a link → not written, and the ticket stays', async () => {
    await using files = await attacked();
    await symlink(join(files.outside, 'resolution.md'), files.path(files.place, 'resolution.md'));
    await expect(closeTicket(files.folder, files.place.id, { author: 'a' })).rejects.toMatchObject({
      kind: 'outside',
    });
    expect(await readdir(join(files.root, 'open'))).toEqual([files.place.id]);
    await files.untouched();
  });

  test.each(['closed', MOVING])(
    'a folder that is a link: %s → nothing goes through it',
    async (name) => {
      await using files = await attacked();
      await rm(join(files.root, name), { recursive: true, force: true });
      await symlink(files.outside, join(files.root, name));
      await expect(setStatus(files.folder, files.place.id, 'closed')).rejects.toMatchObject({
        kind: 'outside',
      });
      await expect(
        createTicket(files.folder, {
          title: 'x',
          body: '',
          author: 'a',
          kind: 'task',
          priority: 'P2',
          labels: [],
        }),
      ).rejects.toMatchObject({ kind: 'outside' });
      await files.untouched();
    },
  );

  test('a temporary name that somebody took before → a link is replaced, not followed', async () => {
    await using files = await attacked();
    for (const name of ['item.md', 'thread.md'])
      await symlink(
        join(files.outside, name),
        files.path(files.place, `.${name}.tmp.${process.pid}`),
      );
    await addEvent(files.folder, files.place.id, comment);
    expect(await readEvents(files.root, files.place)).toHaveLength(2);
    await files.untouched();
  });

  test('a hard link to a file outside → the file outside stays as it was', async () => {
    await using files = await attacked();
    await writeFile(join(files.outside, 'thread.md'), SECRET);
    await rm(files.path(files.place, 'thread.md'));
    await link(join(files.outside, 'thread.md'), files.path(files.place, 'thread.md'));
    await addEvent(files.folder, files.place.id, comment);
    await files.untouched();
  });

  test('a lock that is a link → refused; what it leads to is neither read nor removed', async () => {
    await using files = await attacked();
    await symlink(join(files.outside, 'item.md'), join(files.root, '.ticket-backend.lock'));
    await expect(addEvent(files.folder, files.place.id, comment)).rejects.toMatchObject({
      kind: 'outside',
    });
    await files.untouched();
  });

  test('the path to the folder itself may be a link', async () => {
    await using files = await attacked();
    await rename(files.root, join(files.above, 'elsewhere'));
    await symlink(join(files.above, 'elsewhere'), files.root);
    const { tickets } = await listTickets(await openFolder(files.root));
    expect(tickets).toHaveLength(1);
  });

  test('an artifact that is a link → doctor tells', async () => {
    await using files = await attacked();
    await symlink('/etc/passwd', files.path(files.place, 'artifacts/log.txt'));
    expect((await doctor(files.folder)).problems).toEqual([
      {
        says: 'artifact leads out of artifacts/',
        path: `open/${files.place.id}/artifacts/log.txt`,
      },
    ]);
  });
});

describe('what is no text', () => {
  test('a pipe keeps nobody waiting', async () => {
    await using files = await attacked();
    await rm(files.path(files.place));
    execFileSync('sh', ['-c', 'mkfifo "$0"', files.path(files.place)]);
    const { tickets, unreadable } = await listTickets(files.folder);
    expect(tickets).toEqual([]);
    expect(unreadable).toMatchObject([{ says: expect.stringContaining('is no file') }]);
  });

  test('another encoding is left alone, byte for byte', async () => {
    await using files = await attacked();
    const bytes = Buffer.from(
      `${await readFile(files.path(files.place), 'latin1')}Gr\xf6\xdfe`,
      'latin1',
    );
    await writeFile(files.path(files.place), bytes);
    await expect(addEvent(files.folder, files.place.id, comment)).rejects.toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('item.md: not UTF-8'),
    });
    expect(await readFile(files.path(files.place))).toEqual(bytes);
  });

  test('a file too large is not read', async () => {
    await using files = await attacked();
    await writeFile(files.path(files.place), Buffer.alloc(8 * 1_048_576 + 1, 0x61));
    expect((await listTickets(files.folder)).unreadable).toMatchObject([
      { says: expect.stringContaining('larger than') },
    ]);
  });
});
