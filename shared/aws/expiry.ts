import type { Item } from './attribute-value.ts';

const DAY_SECONDS = 24 * 3600;

/** How long what is written once is kept: content, results and past tasks. */
export const KEEP_DAYS = 90;
/** How long a delivery that did nothing is kept. */
export const KEEP_IGNORED_DAYS = 30;

/** The `ttl` of an item that is to vanish so many days from now. */
export function ttlAfter(now: number, days: number): number {
  return Math.ceil(now / 1000) + days * DAY_SECONDS;
}

/** DynamoDB deletes days late, and not every engine deletes at all: an item counts as gone from its second on. */
export function isOver(item: Item, now: number): boolean {
  return item.ttl?.N !== undefined && Number(item.ttl.N) <= seconds(now);
}

export function seconds(now: number): number {
  return Math.floor(now / 1000);
}
