import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ResultSchema } from '../core/result.ts';
import type { ResultStore } from '../core/result-store.ts';
import { fromValue, toItem } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { isOver, KEEP_DAYS, seconds, ttlAfter } from './expiry.ts';
import { refuseNewer } from './form.ts';
import { resultKey } from './keys.ts';

/** Results in the table that `tableInput` describes, an item each. */
export function dynamoResultStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): ResultStore {
  return {
    async put(key, epoch, attempt, result) {
      const time = now();
      const put = client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...resultKey(key, epoch, attempt),
            ...toItem({ result, at: time, ttl: ttlAfter(time, KEEP_DAYS) }),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: toItem({ ':now': seconds(time) }),
        }),
      );
      return (await ifHolds(put)) ? 'stored' : 'known';
    },
    async get(key, epoch, attempt) {
      const { Item: item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: resultKey(key, epoch, attempt),
          ConsistentRead: true,
        }),
      );
      if (item) refuseNewer(item);
      return item?.result && !isOver(item, now())
        ? ResultSchema.parse(fromValue(item.result))
        : undefined;
    },
  };
}
