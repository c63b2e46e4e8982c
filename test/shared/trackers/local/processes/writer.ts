import { addEvent } from '../../../../../shared/trackers/local/change/add-event.ts';
import { createTicket } from '../../../../../shared/trackers/local/change/create-ticket.ts';
import { openFolder } from '../../../../../shared/trackers/local/folder/folder.ts';
import { TicketsError } from '../../../../../shared/trackers/local/tickets-error.ts';

/** Writes events into one ticket and makes tickets of one title, and prints what was done: `<root> <ticket> <name> <count>`. */
const [root = '', ticket = '', name = '', count = '1'] = process.argv.slice(2);
const folder = await openFolder(root, { waitMs: 500 });

for (let at = 0; at < Number(count); at++) {
  const body = `${name} ${at}`;
  await untilDone(() => addEvent(folder, ticket, { kind: 'comment', author: name, body }));
  process.stdout.write(`event ${body}\n`);
}
const made = await untilDone(() =>
  createTicket(folder, {
    title: 'The same',
    body: name,
    author: name,
    kind: 'task',
    priority: 'P2',
    labels: [],
  }),
);
process.stdout.write(`ticket ${made.id}\n`);

/** Whoever is told that somebody else is at it tries again, as a person would. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TicketsError && error.kind === 'locked')) throw error;
    }
  }
}
