import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Head } from '../core/head.ts';
import type { HeadWrite } from '../core/head-write.ts';
import type { HeadStore } from '../core/store.ts';
import type { Item } from './attribute-value.ts';
import { toItem } from './attribute-value.ts';
import { holdsOnNothing } from './compile-condition.ts';
import { compileWrite } from './compile-write.ts';
import { ifHolds } from './conditional.ts';
import { dynamoHeadLists } from './dynamo-head-lists.ts';
import { isOver, KEEP_DAYS, seconds, ttlAfter } from './expiry.ts';
import { headOf, storedFields } from './head-item.ts';
import { headKey, TASK_PREFIX, taskKey } from './keys.ts';
import { query } from './query.ts';

/** More epochs than a ticket can have in the ninety days that they are kept. */
const MOST_PAST_TASKS = 1_000;

/**
 * Heads in the table that `tableInput` describes. A call that the SDK repeated after a lost answer may report a lost race that
 * was won: whoever must know reads.
 */
export function dynamoHeadStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): HeadStore {
  async function write(key: string, change: HeadWrite): Promise<Head | undefined> {
    const time = now();
    const update = () =>
      client.send(
        new UpdateItemCommand({
          ...compileWrite(table, key, change, time),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
    const answer = await update().catch(async (error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (!mayBeOver(error.Item, change, time)) return undefined;
      return (await forget(key, time)) ? ifHolds(update()) : undefined;
    });
    return answer?.Attributes && headOf(answer.Attributes);
  }

  /** Deletes an expired head that DynamoDB has not deleted yet; false when there is none. */
  async function forget(key: string, time: number): Promise<boolean> {
    const deleted = client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: headKey(key),
        ConditionExpression: '#ttl <= :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':now': { N: String(seconds(time)) } },
      }),
    );
    return (await ifHolds(deleted)) !== undefined;
  }

  return {
    ...dynamoHeadLists(client, table, now),
    write,
    async read(key) {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: headKey(key), ConsistentRead: true }),
      );
      return item && !isOver(item, now()) ? headOf(item) : undefined;
    },
    async archive(head) {
      const ttl = ttlAfter(now(), KEEP_DAYS);
      const { key, ...fields } = head;
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...taskKey(key, head.epoch), ...toItem(storedFields(key, { ...fields, ttl })) },
        }),
      );
    },
    async past(key) {
      const items = await query(client, table, {
        partition: headKey(key).pk.S,
        sort: ['begins_with', TASK_PREFIX],
        order: 'down',
        limit: MOST_PAST_TASKS,
      });
      return items.filter((item) => !isOver(item, now())).map(headOf);
    },
  };
}

/** Where an absent head would have taken the change, an expired one must. An engine may not say what it found. */
function mayBeOver(found: Item | undefined, { when }: HeadWrite, time: number): boolean {
  return when.every(holdsOnNothing) && (found === undefined || isOver(found, time));
}
