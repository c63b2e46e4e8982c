import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '../core/fault.ts';
import type { HeadWrite } from '../core/head-write.ts';
import type { HeadStore, Written } from '../core/store.ts';
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

/** The same as `Written`, as the table has it. */
type Updated = { readonly written: Item } | { readonly refusedBy: Item | undefined };

/** More epochs than a ticket can have in the ninety days that they are kept. */
const MOST_PAST_TASKS = 1_000;

/**
 * Heads in the table that `tableInput` describes. A call that the SDK repeated after a lost answer may report a lost race that
 * was won: whoever must know reads. The engine has to tell the item that failed a condition (`ALL_OLD`); the embedded one is made to, see infra/local/dynalite.ts.
 */
export function dynamoHeadStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): HeadStore {
  async function tryWrite(key: string, change: HeadWrite): Promise<Written> {
    const time = now();
    const first = await update(key, change, time);
    if ('written' in first || !first.refusedBy || !isOver(first.refusedBy, time))
      return answer(first);
    // An expired head that DynamoDB has not deleted yet is none.
    if (!change.when.every(holdsOnNothing)) return { refusedBy: undefined };
    await forget(key, time);
    return answer(await update(key, change, time));
  }

  async function update(key: string, change: HeadWrite, time: number): Promise<Updated> {
    const input = {
      ...compileWrite(table, key, change, time),
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const;
    try {
      const { Attributes: written } = await client.send(new UpdateItemCommand(input));
      if (!written) throw new Fault(`The table ${table} did not answer with the head it wrote`);
      return { written };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { refusedBy: error.Item };
      throw error;
    }
  }

  /** Deletes an expired head that DynamoDB has not deleted yet. */
  async function forget(key: string, time: number): Promise<void> {
    const deleted = client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: headKey(key),
        ConditionExpression: '#ttl <= :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':now': { N: String(seconds(time)) } },
      }),
    );
    await ifHolds(deleted);
  }

  return {
    ...dynamoHeadLists(client, table, now),
    tryWrite,
    async write(key, change) {
      const result = await tryWrite(key, change);
      return 'written' in result ? result.written : undefined;
    },
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

function answer(updated: Updated): Written {
  if ('written' in updated) return { written: headOf(updated.written) };
  return { refusedBy: updated.refusedBy && headOf(updated.refusedBy) };
}
