import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addEvent } from '../../../../../shared/trackers/local/change/add-event.ts';
import { closeTicket } from '../../../../../shared/trackers/local/change/close-ticket.ts';
import { createTicket } from '../../../../../shared/trackers/local/change/create-ticket.ts';
import { setStatus } from '../../../../../shared/trackers/local/change/set-status.ts';
import { doctor } from '../../../../../shared/trackers/local/doctor/doctor.ts';
import type { Folder } from '../../../../../shared/trackers/local/folder/folder.ts';
import { mark } from '../../../../../shared/trackers/local/mark.ts';
import { findTicket } from '../../../../../shared/trackers/local/read/find-ticket.ts';
import { readEvents } from '../../../../../shared/trackers/local/read/read-ticket.ts';

/**
 * Makes every change again and again, and dies in it before the first, the second, … step in the file system; what is being written
 * then is half there. Prints a line of JSON for each death: what doctor said before and after the next change, and what is there.
 */

/** Above what Linux gives to processes. */
const NOBODY = 2 ** 22 + 7;
let steps = Number.POSITIVE_INFINITY;

function step(): void {
  if (steps <= 0) throw new Error('dead');
  steps--;
}

for (const name of ['rename', 'rm', 'rmdir', 'mkdir', 'link'] as const) {
  const real = promises[name] as (...given: unknown[]) => Promise<unknown>;
  const fused = async (...given: unknown[]) => {
    step();
    return real(...given);
  };
  Reflect.set(promises, name, fused);
}
const { open } = promises;
promises.open = async (...given) => {
  if (steps <= 0) throw new Error('dead');
  const handle = await open(...given);
  const write = handle.writeFile.bind(handle);
  handle.writeFile = async (data) => {
    if (steps <= 0) await write(String(data).slice(0, String(data).length / 2));
    step();
    return write(data);
  };
  return handle;
};
syncBuiltinESMExports();

const draft = { title: 'A', body: 'a', author: 'a', kind: 'task', priority: 'P2', labels: ['x'] };
const changes: Readonly<Record<string, (folder: Folder) => Promise<unknown>>> = {
  create: (folder) => createTicket(folder, { ...draft, title: 'New' }),
  comment: (folder) => addEvent(folder, 'a', { kind: 'comment', author: 'a', body: 'Said.' }),
  pending: (folder) => setStatus(folder, 'a', 'pending'),
  status: (folder) => setStatus(folder, 'a', 'closed'),
  close: (folder) => closeTicket(folder, 'a', { author: 'a', resolution: 'Done.\n' }),
  labels: async (folder) => {
    const { place } = await findTicket(folder, 'a');
    await mark(folder, place.id, { add: ['y'], remove: ['x'] });
  },
};

for (const [change, make] of Object.entries(changes)) {
  for (let at = 0, died = true; died; at++) {
    const root = await promises.mkdtemp(join(tmpdir(), 'sluice-fused-'));
    const folder: Folder = { root, now: Date.now, waitMs: 0 };
    await createTicket(folder, draft);
    await createTicket(folder, { ...draft, title: 'B' });
    steps = at;
    died = await make(folder).then(
      () => false,
      () => true,
    );
    steps = Number.POSITIVE_INFINITY;
    await bury(root);
    const before = await doctor(folder);
    await addEvent(folder, 'b', { kind: 'comment', author: 'b', body: 'On.' });
    const after = await doctor(folder);
    const { place, item } = await findTicket(folder, 'a');
    const events = (await readEvents(root, place)).map(({ kind }) => kind);
    const there = {
      status: place.status,
      field: item.fields.get('status'),
      labels: item.fields.get('labels'),
      events,
    };
    const left = (await promises.readdir(root)).filter((name) => name.startsWith('.'));
    process.stdout.write(
      `${JSON.stringify({ change, at, died, before: before.problems, after, there, left })}\n`,
    );
    await promises.rm(root, { recursive: true });
  }
}

/** The lock is a dead process's. */
async function bury(root: string): Promise<void> {
  for (const name of await promises.readdir(root)) {
    if (!name.startsWith('.ticket-backend.lock')) continue;
    const text = await promises.readFile(join(root, name), 'utf8');
    const buried = name.replace(`.lock.${process.pid}.`, `.lock.${NOBODY}.`);
    await promises.writeFile(
      join(root, name),
      text.replace(/"pid":\d+,("started":"\d+",)?/, `"pid":${NOBODY},`),
    );
    await promises.rename(join(root, name), join(root, buried));
  }
}
