import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { addEvent } from '../../../../shared/trackers/local/change/add-event.ts';
import { doctor } from '../../../../shared/trackers/local/doctor/doctor.ts';
import { readInside } from '../../../../shared/trackers/local/folder/read-inside.ts';
import { ticketOfId } from '../../../../shared/trackers/local/read/find-ticket.ts';
import { listTickets } from '../../../../shared/trackers/local/read/list-tickets.ts';
import { readEvents } from '../../../../shared/trackers/local/read/read-ticket.ts';
import { ticketsFolder } from './tickets-folder.ts';
import { ticketsSh } from './tickets-sh.ts';

const KILLS = Number(process.env.SLUICE_KILLS ?? 8);
const SEED = Number(process.env.SLUICE_SEED ?? 20261121);
const MOST_MS = 150;
const PROGRAM = fileURLToPath(new URL('./processes/worker.ts', import.meta.url));

test(`kill -9, ${KILLS} times (SLUICE_KILLS, SLUICE_SEED=${SEED}) → doctor accepts the tree, and what was done is there`, async () => {
  await using files = await ticketsFolder();
  const { id } = await files.create();
  await files.create({ title: 'Another' });
  let state = SEED;
  for (let kill = 0; kill < KILLS; kill++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const lines = await killed([PROGRAM, files.root, `k${kill}`, String(state)], state % MOST_MS);
    // Before anybody mends anything.
    expect({ kill, ...(await doctor(files.folder)) }).toMatchObject({ problems: [] });
    if (ticketsSh) expect(ticketsSh.run(files, 'doctor').stdout).toBe('doctor: ok\n');
    await everythingIsThere(files, lines);

    await addEvent(files.folder, id, { kind: 'comment', author: 'after', body: `After ${kill}` });
    expect({ kill, ...(await doctor(files.folder)) }).toEqual({ kill, problems: [], notes: [] });
    await everythingIsThere(files, lines);
  }
}, 240_000);

/** What a process printed until it was killed, after so many milliseconds of work. */
async function killed(argv: readonly string[], afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  await once(child.stdout, 'data');
  await sleep(afterMs);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  // The last line may be cut: of it nobody was told.
  return output.split('\n').slice(0, -1);
}

type Files = Awaited<ReturnType<typeof ticketsFolder>>;

async function everythingIsThere({ folder, root }: Files, lines: readonly string[]): Promise<void> {
  const { unreadable } = await listTickets(folder);
  expect(unreadable).toEqual([]);
  for (const line of lines) {
    const [what, id = '', word] = line.split(' ');
    if (id === '') continue;
    const { place } = await ticketOfId(folder, id);
    const events = await readEvents(root, place);
    if (what === 'event')
      expect(events.filter(({ body }) => body.startsWith(`${word}\n`))).toHaveLength(1);
    if (what === 'closed')
      expect(
        events.filter(({ kind, body }) => kind === 'close' && body === `${word}\n`),
      ).toHaveLength(1);
    if (what === 'made') expect(events).not.toEqual([]);
  }
  // The last that was said of a ticket's state, unless the next change to it had begun.
  const [last] = lines.toReversed().filter((line) => /^(status|closed) /.test(line));
  const [what, id = '', status] = last?.split(' ') ?? [];
  if (what === 'status' && status !== 'closed') {
    const { place } = await ticketOfId(folder, id);
    if (place.status === 'closed')
      expect(await readInside(root, ...place.names, 'resolution.md')).toBeDefined();
  }
}
