import { Fault } from '../core/fault.ts';
import type { Head } from '../core/head.ts';
import type { TicketRef } from '../core/ticket.ts';
import type { Item } from './attribute-value.ts';
import { fromItem } from './attribute-value.ts';
import { refuseNewer } from './form.ts';
import { attributeName, storedName } from './head-names.ts';
import { ticketOf } from './keys.ts';

/** A ticket without what the item says elsewhere: `key` in its own key, `readableId` in the index attribute. */
type StoredTicket = Omit<TicketRef, 'key' | 'readableId'> & Partial<TicketRef>;

/** Fields of a head as its item has them. */
export function storedFields(key: string, { ticket, ...fields }: Partial<Head>): object {
  const named = Object.entries(fields).map(([name, value]) => [storedName(name), value]);
  return {
    ...Object.fromEntries(named),
    ...(ticket && { ticket: lean(key, ticket), readable: ticket.readableId }),
  };
}

/** The head that an item holds. */
export function headOf(item: Item): Head {
  refuseNewer(item);
  const {
    pk,
    sk,
    form: _form,
    dueShard,
    projectHour,
    at,
    readable,
    ticket,
    ...fields
  } = fromItem(item);
  const key = ticketOf(String(pk));
  const named = Object.entries(fields).map(([name, value]) => [attributeName(name), value]);
  const head = {
    epoch: 0,
    ...Object.fromEntries(named),
    ...ticketOfItem(key, readable, ticket),
    key,
  };
  if (!isHead(head)) throw new Fault(`The item ${pk} / ${sk} is no head: it has no version`);
  return head;
}

function lean(key: string, { key: own, readableId, ...rest }: TicketRef): StoredTicket {
  return own === key ? rest : { ...rest, key: own };
}

function ticketOfItem(key: string, readableId: unknown, ticket: unknown): object {
  return typeof ticket === 'object' ? { ticket: { key, readableId, ...ticket } } : {};
}

/** Only compile-write.ts writes heads, from typed changes; a version is what each of them has. */
function isHead(head: { version?: unknown }): head is Head {
  return typeof head.version === 'number';
}
