import { readInside } from '../folder/read-inside.ts';
import type { Envelope } from '../format/envelope.ts';
import { envelopeOf } from '../format/envelope.ts';
import type { ThreadEvent } from '../format/event.ts';
import type { Item } from '../format/item.ts';
import { readItem } from '../format/item.ts';
import { readThread } from '../format/read-thread.ts';
import { TicketsError } from '../tickets-error.ts';
import type { Place } from './place.ts';

/** A ticket as it stands in its files. */
export interface LocalTicket {
  readonly place: Place;
  readonly item: Item;
  /** `item.md` as it is. */
  readonly text: string;
  readonly envelope: Envelope;
  /** When `item.md` was written last, epoch milliseconds. */
  readonly changedAt: number;
}

/** Reads a ticket's `item.md`; `undefined` where there is none (any more). @throws TicketsError that names file and line */
export async function readTicket(root: string, place: Place): Promise<LocalTicket | undefined> {
  const names = [...place.names, 'item.md'];
  const kept = await readInside(root, ...names);
  if (!kept) return undefined;
  const item = readItem(kept.text);
  if ('says' in item) {
    throw new TicketsError('unreadable', `${names.join('/')}:${item.line}: ${item.says}`, {
      hint: 'Mend the file by hand; `sluice ticket doctor` lists everything that is wrong.',
    });
  }
  return { place, item, text: kept.text, envelope: envelopeOf(item), changedAt: kept.changedAt };
}

/** The ticket's thread, oldest first; nothing where there is none. */
export async function readEvents(root: string, { names }: Place): Promise<readonly ThreadEvent[]> {
  return readThread((await readInside(root, ...names, 'thread.md'))?.text ?? '');
}
