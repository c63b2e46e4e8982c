import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './attribute-value.ts';

/** The key of an item, as the SDK wants it. */
export type ItemKey = { readonly pk: AttributeValue.SMember; readonly sk: AttributeValue.SMember };

const TICKET = 'TICKET#';
const DELIVERY = 'DELIVERY#';
const EPOCH_DIGITS = 9;

/** Past tasks of a ticket share it, in the order of their epochs. */
export const TASK_PREFIX = 'TASK#';
export const RECOVERY_PREFIX = 'PLACE#';

export function headKey(key: string): ItemKey {
  return itemKey(TICKET + key, 'HEAD');
}

export function taskKey(key: string, epoch: number): ItemKey {
  return itemKey(TICKET + key, TASK_PREFIX + String(epoch).padStart(EPOCH_DIGITS, '0'));
}

export function resultKey(key: string, epoch: number, attempt: number): ItemKey {
  return itemKey(TICKET + key, `RESULT#${epoch}#${attempt}`);
}

/** A connection's name holds no `#`; a delivery key may, as senders of signed ids choose it. */
export function deliveryKey(connection: string, key: string): ItemKey {
  return itemKey(`${DELIVERY}${connection}#${key}`, 'DELIVERY');
}

export function slotsKey(project: string): ItemKey {
  return itemKey(`SLOTS#${project}`, 'SLOTS');
}

/** A connection's checkpoints share a partition; a place is a word, an owner or `owner/repo`. */
export function recoveryKey(connection: string, place: string): ItemKey {
  return itemKey(`RECOVERY#${connection}`, RECOVERY_PREFIX + place);
}

export function pollKey(project: string): ItemKey {
  return itemKey(`POLL#${project}`, 'POLL');
}

export function claimKey(id: string): ItemKey {
  return itemKey(`CLAIM#${id}`, 'CLAIM');
}

export const CONFIG_KEY: ItemKey = itemKey('CONFIG', 'CONFIG');

export const BRAKES_KEY: ItemKey = itemKey('BRAKES', 'BRAKES');

export const KEYS_KEY: ItemKey = itemKey('KEYS', 'KEYS');

/** The ticket key in the partition key of a head or past task. */
export function ticketOf(pk: string): string {
  return pk.slice(TICKET.length);
}

/** The two halves of a delivery's partition key. */
export function deliveryOf(pk: string): { readonly connection: string; readonly key: string } {
  const rest = pk.slice(DELIVERY.length);
  const end = rest.indexOf('#');
  return { connection: rest.slice(0, end), key: rest.slice(end + 1) };
}

function itemKey(pk: string, sk: string): ItemKey {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** The key of the item that an index named. */
export function keyOf(item: Item): ItemKey {
  return { pk: text(item.pk), sk: text(item.sk) };
}

function text(value: AttributeValue | undefined): AttributeValue.SMember {
  if (value?.S === undefined) throw new TypeError('Expected an item with `pk` and `sk`');
  return { S: value.S };
}
