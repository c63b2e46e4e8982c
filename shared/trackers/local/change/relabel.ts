import type { Folder } from '../folder/folder.ts';
import { changedList } from '../format/list-value.ts';
import { moment } from '../format/moment.ts';
import type { Since } from '../format/since.ts';
import { fact } from '../format/since.ts';
import type { LocalTicket } from '../read/read-ticket.ts';
import { appendEvent } from './append-event.ts';
import { setFields } from './set-fields.ts';

/** What is to be on a ticket, and what is not. */
export interface Relabelling {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Puts labels on a ticket and takes others off, without regard to case; the thread says so. Nothing where they are as wanted. For
 * whoever holds the lock. The event comes first: were it missing, a label that a person puts on again later would seem never to have gone.
 */
export async function relabel(
  folder: Folder,
  ticket: LocalTicket,
  { add, remove }: Relabelling,
  author: string,
): Promise<void> {
  const has = (label: string) =>
    ticket.envelope.labels.some((each) => each.toLowerCase() === label.toLowerCase());
  const added = add.filter((label) => !has(label));
  const removed = remove.filter(
    (label) => has(label) && !add.some((each) => each.toLowerCase() === label.toLowerCase()),
  );
  if (added.length === 0 && removed.length === 0) return;
  const at = folder.now();
  const body = [sentence('Added', added), sentence('Removed', removed)].filter(Boolean).join('\n');
  const note = (since: Since) => {
    const noted = new Map(since);
    for (const label of removed) noted.delete(fact('label', label));
    for (const label of added) noted.set(fact('label', label), at);
    return noted;
  };
  await appendEvent(folder, ticket, { kind: 'labels_changed', author, body }, at, note);
  await setFields(folder.root, ticket.place, (item) => ({
    labels: changedList(item.fields.get('labels'), { add: added, remove: removed }),
    updated_at: moment(at),
  }));
}

function sentence(what: string, labels: readonly string[]): string {
  return labels.length === 0 ? '' : `${what}: ${labels.map((label) => `\`${label}\``).join(', ')}`;
}
