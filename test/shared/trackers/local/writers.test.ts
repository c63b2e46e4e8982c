import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { doctor } from '../../../../shared/trackers/local/doctor/doctor.ts';
import { listTickets } from '../../../../shared/trackers/local/read/list-tickets.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { ticketsFolder } from './tickets-folder.ts';

const WRITERS = 20;
const EVENTS = 5;

test('20 processes write at once → nothing is lost, and nothing is there twice', async () => {
  await using files = await ticketsFolder();
  const place = await files.create();
  const program = fileURLToPath(new URL('./processes/writer.ts', import.meta.url));
  const outputs = await Promise.all(
    Array.from({ length: WRITERS }, (_, at) =>
      promisify(execFile)(process.execPath, [program, files.root, place.id, `w${at}`, `${EVENTS}`]),
    ),
  );
  const said = outputs.flatMap(({ stdout }) => stdout.trim().split('\n'));
  const events = (await readEvents(files.root, place)).filter(({ kind }) => kind === 'comment');
  expect(events.map(({ body }) => `event ${body}`).toSorted()).toEqual(
    said.filter((line) => line.startsWith('event ')).toSorted(),
  );
  expect(events).toHaveLength(WRITERS * EVENTS);
  const { tickets } = await listTickets(files.folder);
  const made = tickets.filter(({ envelope }) => envelope.title === 'The same');
  expect(made.map(({ place: { id } }) => `ticket ${id}`).toSorted()).toEqual(
    said.filter((line) => line.startsWith('ticket ')).toSorted(),
  );
  expect(new Set(made.map(({ envelope }) => envelope.slug)).size).toBe(WRITERS);
  expect(await doctor(files.folder)).toEqual({ problems: [], notes: [] });
}, 120_000);
