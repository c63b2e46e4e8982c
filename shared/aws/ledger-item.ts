import { Fault } from '../core/fault.ts';
import type { LedgerEntry } from '../core/ledger.ts';
import type { Item } from './attribute-value.ts';
import { fromItem, toItem } from './attribute-value.ts';
import { KEEP_DAYS, KEEP_IGNORED_DAYS, ttlAfter } from './expiry.ts';
import { refuseNewer } from './form.ts';
import { deliveryKey, deliveryOf } from './keys.ts';

/** What an entry is read from: everything but the content. */
export const ENTRY_ATTRIBUTES = [
  'pk',
  'readable',
  'at',
  'senderId',
  'outcome',
  'reason',
  'event',
  'actor',
  'ticketKey',
  'project',
  'ttl',
  'form',
] as const;

/** A delivery as an item. Its connection and key stand in the item's key, its readable id and time in the index attributes. */
export function entryItem(entry: LedgerEntry, now: number, content?: Uint8Array): Item {
  const { connection, key, readableId, receivedAt, ...facts } = entry;
  const days = entry.outcome === 'ignored' ? KEEP_IGNORED_DAYS : KEEP_DAYS;
  return {
    ...deliveryKey(connection, key),
    ...toItem({
      ...facts,
      readable: readableId,
      at: receivedAt,
      ttl: ttlAfter(now, days),
      content,
    }),
  };
}

export function entryOf(item: Item): LedgerEntry {
  refuseNewer(item);
  const { pk, sk: _sk, ttl: _ttl, form: _form, content: _content, ...rest } = fromItem(item);
  const { readable, at, ...facts } = rest;
  const named = readable === undefined ? {} : { readableId: readable };
  const entry = { ...deliveryOf(String(pk)), ...facts, ...named, receivedAt: at };
  if (!isEntry(entry)) throw new Fault(`The item ${pk} is no delivery: it has no outcome`);
  return entry;
}

function isEntry(entry: object): entry is LedgerEntry {
  return 'outcome' in entry && 'reason' in entry;
}
