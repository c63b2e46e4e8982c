import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { closeTicket } from '../../../../shared/trackers/local/change/close-ticket.ts';
import { setStatus } from '../../../../shared/trackers/local/change/set-status.ts';
import { doctor } from '../../../../shared/trackers/local/doctor/doctor.ts';
import { mark } from '../../../../shared/trackers/local/mark.ts';
import { findTicket } from '../../../../shared/trackers/local/read/find-ticket.ts';
import { listTickets } from '../../../../shared/trackers/local/read/list-tickets.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { ticketsFolder } from './tickets-folder.ts';
import { ticketsSh } from './tickets-sh.ts';

if (!ticketsSh) test.skip('tickets.sh (left out: SLUICE_TICKETS_SH names none)', () => {});
else {
  const { run } = ticketsSh;
  const fine = { problems: [], notes: [] };

  describe('our files in the hands of tickets.sh', () => {
    test('its doctor accepts all that we do', async () => {
      await using files = await ticketsFolder();
      const { folder } = files;
      const { id } = await files.create({
        title: 'A: "b" & $c',
        labels: ['x', 'y z'],
        references: ['file:a.ts'],
      });
      const second = await files.create({ title: 'A: "b" & $c', needsPreflight: true });
      await addEvent(folder, id, {
        kind: 'comment',
        author: 'Ann Lee',
        body: 'a\n---\n<!-- event: review -->',
      });
      await mark(folder, id, { add: ['z'], remove: ['x'] });
      await setStatus(folder, id, 'pending');
      await closeTicket(folder, second.id, { author: 'ann', resolution: 'Done.\n' });
      expect(run(files, 'doctor')).toMatchObject({ status: 0, stdout: 'doctor: ok\n', stderr: '' });
      const listed = run(files, 'list', '--status', 'all').stdout.trim().split('\n');
      expect(listed).toHaveLength(3);
      expect(listed[1]).toContain(`pending\t${id}\ta-b-c\tA: "b" & $c\ttask\tP2\t`);
    });

    test('its changes are read, ours are kept, and it finds the end of our events', async () => {
      await using files = await ticketsFolder();
      const { folder, root } = files;
      const { id } = await files.create({ readiness: 'implementation-ready' });
      await addEvent(folder, id, {
        kind: 'plan',
        author: 'ann',
        body: 'First ours.\n\n---\nStill ours.',
      });
      for (const argv of [
        ['comment', id, '--role', 'decision'],
        ['review', 'totals-are-wrong', '--request-changes'],
        ['status', id, 'pending'],
        ['close', id, '--resolution', 'Closed by it.'],
      ])
        expect({ argv, ...run(files, ...argv) }).toMatchObject({ status: 0, stderr: '' });
      const { place, envelope } = await findTicket(folder, id);
      expect(place.status).toBe('closed');
      expect(envelope.readiness).toBe('implementation-ready');
      const events = await readEvents(root, place);
      expect(events.map(({ kind, author, status, body }) => [kind, author, status, body])).toEqual([
        ['create', 'ann', undefined, 'Created by Sluice.'],
        ['plan', 'ann', undefined, 'First ours.\n\n---\nStill ours.'],
        ['decision', 'sh', undefined, 'By another tool.\n'],
        ['review', 'sh', 'request_changes', 'By another tool.\n'],
        // What some versions of it close with is the item itself.
        ['close', 'sh', 'closed', expect.any(String)],
      ]);
      expect(await doctor(folder)).toEqual(fine);
    });
  });

  describe('its files in our hands', () => {
    test('are read, changed without loss, and accepted by both doctors', async () => {
      await using files = await ticketsFolder();
      const { folder, root } = files;
      const id = run(files, 'create', '--title', 'Theirs: one', '--label', 'a, b').stdout.trim();
      run(files, 'comment', id);
      const before = await findTicket(folder, 'theirs-one');
      expect(before.envelope).toMatchObject({ id, title: 'Theirs: one', labels: ['a', 'b'] });
      const thread = await readFile(files.path(before.place, 'thread.md'), 'utf8');

      await addEvent(folder, id, { kind: 'comment', author: 'ann', body: 'Ours.' });
      await mark(folder, id, { add: ['c'], remove: ['a'] });
      await setStatus(folder, id, 'pending');
      const after = await findTicket(folder, id);
      expect(await readFile(files.path(after.place, 'thread.md'), 'utf8')).toContain(thread);
      const expected = before.text
        .replace('status: open', 'status: pending')
        .replace('labels: [a, b]', 'labels: [b, c]')
        .replace(/^updated_at: .*$/m, `updated_at: ${after.item.fields.get('updated_at')}`);
      expect(after.text).toBe(expected);
      expect((await readEvents(root, after.place)).map(({ kind }) => kind)).toEqual([
        'create',
        'comment',
        'comment',
        'labels_changed',
      ]);
      expect(run(files, 'doctor').stdout).toBe('doctor: ok\n');
      expect(await doctor(folder)).toEqual(fine);
      expect((await listTickets(folder)).unreadable).toEqual([]);
    });
  });
}
