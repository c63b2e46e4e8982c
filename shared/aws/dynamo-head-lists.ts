import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Head } from '../core/head.ts';
import type { HeadStore } from '../core/store.ts';
import type { Item } from './attribute-value.ts';
import { batchGet } from './batch-get.ts';
import { isOver } from './expiry.ts';
import { headOf } from './head-item.ts';
import { HEADS_AT, hourOf, partitionsOf } from './index-attributes.ts';
import { keyOf } from './keys.ts';
import { query } from './query.ts';
import { SHARD_NAMES } from './shard.ts';

/** Hours of a project that are asked for at once, each in as many queries as there are shards. */
const HOURS_AT_ONCE = 6;
/** Tickets that may share a readable id; more than two are not to be expected. */
const MOST_NAMESAKES = 25;

/** The lists of heads. An index names them, late by a moment; what it named is then read and looked at. */
export function dynamoHeadLists(
  client: DynamoDBClient,
  table: string,
  now: () => number,
): Pick<HeadStore, 'due' | 'recent' | 'waiting' | 'find'> {
  async function heads(named: readonly Item[], time: number): Promise<readonly Head[]> {
    const items = await batchGet(client, table, named.map(keyOf));
    return items.filter((item) => !isOver(item, time)).map(headOf);
  }

  async function opened(project: string, hours: readonly number[], since: number, limit: number) {
    const partitions = hours.flatMap((hour) => partitionsOf(project, hour));
    const named = await Promise.all(
      partitions.map((partition) =>
        query(client, table, {
          index: 'byProject',
          partition,
          sort: ['>=', since],
          order: 'down',
          limit,
        }),
      ),
    );
    return named.flat();
  }

  return {
    async due(time, limit) {
      const shards = await Promise.all(
        SHARD_NAMES.map((partition) =>
          query(client, table, { index: 'due', partition, sort: ['<=', time], order: 'up', limit }),
        ),
      );
      const named = sorted(shards.flat(), (item) => Number(item.dueAt?.N)).slice(0, limit);
      const found = (await heads(named, time)).filter(
        ({ dueAt }) => dueAt !== undefined && dueAt <= time,
      );
      return sorted(found, ({ dueAt = 0 }) => dueAt);
    },
    async recent(project, time, hours, limit) {
      const since = time - hours * 3_600_000;
      const named: Item[] = [];
      for (let hour = hourOf(time); hour >= hourOf(since) && named.length < limit; ) {
        const first = Math.max(hour - HOURS_AT_ONCE + 1, hourOf(since));
        const asked = Array.from({ length: hour - first + 1 }, (_, n) => first + n);
        named.push(...(await opened(project, asked, since, limit)));
        hour = first - 1;
      }
      const newest = sorted(named, (item) => -Number(item.openedAt?.N)).slice(0, limit);
      const found = (await heads(newest, time)).filter((head) => head.project === project);
      return sorted(found, ({ openedAt = 0 }) => -openedAt);
    },
    async waiting(lines, limit) {
      const asked = lines.map((partition) =>
        query(client, table, {
          index: 'waiting',
          partition,
          sort: ['>=', 0],
          order: 'up',
          limit,
        }),
      );
      const named = (await Promise.all(asked)).flat();
      const first = sorted(named, (item) => Number(item.waitsSince?.N)).slice(0, limit);
      const found = (await heads(first, now())).filter(({ waitsIn = '' }) =>
        lines.includes(waitsIn),
      );
      return sorted(found, ({ waitsSince = 0 }) => waitsSince);
    },
    async find(readableId) {
      const named = await query(client, table, {
        index: 'byReadableId',
        partition: readableId,
        sort: ['=', HEADS_AT],
        order: 'up',
        limit: MOST_NAMESAKES,
      });
      const found = await heads(named, now());
      return found.filter(({ ticket }) => ticket?.readableId === readableId).map(({ key }) => key);
    },
  };
}

function sorted<T>(list: readonly T[], by: (one: T) => number): T[] {
  return list.toSorted((a, b) => by(a) - by(b));
}
