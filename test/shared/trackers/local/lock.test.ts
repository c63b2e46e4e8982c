import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { acquire } from '../../../../shared/trackers/local/lock/acquire.ts';
import { ownStart } from '../../../../shared/trackers/local/lock/is-alive.ts';
import { locked } from '../../../../shared/trackers/local/lock/locked.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { ticketsFolder } from './tickets-folder.ts';

const LOCK = '.ticket-backend.lock';
const comment = { kind: 'comment', author: 'ann', body: 'Hello.' };
/** Elsewhere nobody says when a process was started, and who locked a file. */
const ON_LINUX = process.platform === 'linux';
/** Above what Linux gives to processes. */
const NOBODY = 2 ** 22 + 7;
const nonce = '0123456789abcdef';

const held = (more: object) =>
  `${JSON.stringify({ pid: process.pid, host: hostname(), nonce, at: '2026-11-21T12:00:00.000Z', ...more })}\n`;

describe('the lock', () => {
  test('while somebody changes something → others are told who it is, and write nothing', async () => {
    await using files = await ticketsFolder({ waitMs: 50 });
    const place = await files.create();
    await locked(files.folder, async () => {
      const refused = addEvent(files.folder, place.id, comment);
      await expect(refused).rejects.toMatchObject({
        kind: 'locked',
        message: expect.stringMatching(`process ${process.pid} on ${hostname()} since 20..-`),
      });
      expect(JSON.parse(await readFile(join(files.root, LOCK), 'utf8'))).toMatchObject({
        pid: process.pid,
        started: await ownStart(),
      });
    });
    await addEvent(files.folder, place.id, comment);
    expect(await readEvents(files.root, place)).toHaveLength(2);
    expect((await readdir(files.root)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });

  test('whoever waits comes next', async () => {
    await using files = await ticketsFolder();
    const order: string[] = [];
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const one = locked(files.folder, async () => {
      first.resolve();
      await second.promise;
      order.push('one');
    });
    await first.promise;
    const two = locked(files.folder, async () => order.push('two'));
    second.resolve();
    await Promise.all([one, two]);
    expect(order).toEqual(['one', 'two']);
  });

  test('what fails gives it back', async () => {
    await using files = await ticketsFolder({ waitMs: 50 });
    await expect(locked(files.folder, () => Promise.reject(new Error('No.')))).rejects.toThrow(
      'No.',
    );
    await locked(files.folder, async () => {});
  });

  test.each([
    { given: 'a process that is gone', text: held({ pid: NOBODY }) },
    ...(ON_LINUX
      ? [{ given: 'a process that was started at another time', text: held({ started: '1' }) }]
      : []),
    { given: 'nobody: another tool’s file that stays', text: '' },
    { given: 'nobody: garbage', text: '{"pid":' },
    { given: 'nobody: another form', text: held({ nonce: '../../x' }) },
  ])('of $given is taken over', async ({ text }) => {
    await using files = await ticketsFolder({ waitMs: 50 });
    const place = await files.create();
    await writeFile(join(files.root, LOCK), text);
    await addEvent(files.folder, place.id, comment);
    expect((await readdir(files.root)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });

  test.each([
    { given: 'this process', text: held({}) },
    { given: 'another machine', text: held({ host: 'elsewhere.example', pid: NOBODY }) },
  ])('of $given is respected', async ({ text }) => {
    await using files = await ticketsFolder({ waitMs: 50 });
    await writeFile(join(files.root, LOCK), text);
    await expect(locked(files.folder, async () => {})).rejects.toMatchObject({ kind: 'locked' });
    expect(await readFile(join(files.root, LOCK), 'utf8')).toBe(text);
  });

  test('of a process that died and that its parent has not asked about is taken over', async () => {
    await using files = await ticketsFolder({ waitMs: 2_000 });
    const child = spawn('sleep', ['600']);
    await once(child, 'spawn');
    await writeFile(join(files.root, LOCK), held({ pid: child.pid }));
    child.kill('SIGKILL');
    await locked(files.folder, async () => {});
  });

  test('that an OS lock of another tool is on is respected', async () => {
    await using files = await ticketsFolder({ waitMs: 50 });
    const path = join(files.root, LOCK);
    const other = spawn('sh', ['-c', 'exec flock -n "$0" -c "echo held; exec cat"', path]);
    const [said] = await Promise.race([
      once(other, 'close').then(() => ['']),
      once(other.stdout, 'data'),
      once(other, 'error').then(() => ['']),
    ]);
    // Without `flock` and /proc there is nothing to see.
    if (!ON_LINUX || String(said).trim() !== 'held') return void other.kill();
    await expect(locked(files.folder, async () => {})).rejects.toThrow(
      /another tool of the format/,
    );
    other.stdin.end();
    await once(other, 'exit');
    await locked(files.folder, async () => {});
  });

  test('of a dead process is taken away once, however many see it', async () => {
    await using files = await ticketsFolder();
    for (let round = 0; round < 20; round++) {
      const path = join(files.root, `lock-${round}`);
      await writeFile(path, held({ pid: NOBODY }));
      const all = await Promise.all(Array.from({ length: 8 }, () => acquire(path, Date.now)));
      const holders = all.filter((each) => 'release' in each);
      expect(holders).toHaveLength(1);
      for (const holder of holders) await holder.release();
    }
  });

  test('a guard of a dead process on a dead process’ lock is no obstacle', async () => {
    await using files = await ticketsFolder({ waitMs: 50 });
    await writeFile(join(files.root, LOCK), held({ pid: NOBODY }));
    await writeFile(
      join(files.root, `${LOCK}.${nonce}`),
      held({ pid: NOBODY, nonce: 'fedcba9876543210' }),
    );
    const place = await files.create();
    expect(place.status).toBe('open');
    expect((await readdir(files.root)).filter((name) => name.startsWith(LOCK))).toEqual([]);
  });
});
