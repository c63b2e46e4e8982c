import { addEvent } from '../../../../../shared/trackers/local/change/add-event.ts';
import { closeTicket } from '../../../../../shared/trackers/local/change/close-ticket.ts';
import { createTicket } from '../../../../../shared/trackers/local/change/create-ticket.ts';
import { setStatus } from '../../../../../shared/trackers/local/change/set-status.ts';
import { openFolder } from '../../../../../shared/trackers/local/folder/folder.ts';
import { STATUSES } from '../../../../../shared/trackers/local/format/status.ts';
import { mark } from '../../../../../shared/trackers/local/mark.ts';
import { listTickets } from '../../../../../shared/trackers/local/read/list-tickets.ts';

/** Changes tickets until it is killed, and prints each change that is done: `<root> <name> <seed>`. */
const [root = '', name = '', seed = '1'] = process.argv.slice(2);
const folder = await openFolder(root);
let state = Number(seed);

const changes: readonly ((id: string, word: string) => Promise<string>)[] = [
  async (id, word) => {
    // Some are larger than what a system writes at once.
    const body = `${word}\n${'x'.repeat(random(4) === 0 ? 200_000 : 20)}`;
    await addEvent(folder, id, { kind: 'comment', author: name, body });
    return `event ${id} ${word}`;
  },
  async (id) => {
    const status = STATUSES[random(3)] ?? 'open';
    await setStatus(folder, id, status);
    return `status ${id} ${status}`;
  },
  async (id, word) => {
    await closeTicket(folder, id, { author: name, resolution: `${word}\n` });
    return `closed ${id} ${word}`;
  },
  async (id) => {
    const [add, remove] = random(2) === 0 ? [['a'], ['b']] : [['b'], ['a']];
    await mark(folder, id, { add, remove });
    return `labels ${id}`;
  },
  async (_, word) => {
    const draft = {
      title: word,
      body: word,
      author: name,
      kind: 'task',
      priority: 'P2',
      labels: [],
    };
    const { id } = await createTicket(folder, draft);
    return `made ${id}`;
  },
];

process.stdout.write('ready\n');
for (let at = 0; ; at++) {
  const { tickets } = await listTickets(folder);
  // Making is rarer, so that there are not ever more of them.
  const which = random(16) === 0 ? 4 : random(4);
  const id = tickets[random(tickets.length)]?.place.id ?? '';
  const done = await changes[which]?.(id, `${name}-${at}`);
  process.stdout.write(`${done}\n`);
}

/** Below `limit`; a seed always gives the same numbers. */
function random(limit: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * limit);
}
