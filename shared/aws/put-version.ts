import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { toItem } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { KEEP_IGNORED_DAYS, seconds, ttlAfter } from './expiry.ts';
import type { ItemKey } from './keys.ts';

/**
 * Writes an item over the version that it was read as (0: over none, or one whose time is over), and answers it one version on;
 * `undefined` when somebody else wrote in between. Kept for thirty days.
 */
export async function putVersion<T extends { readonly version: number }>(
  client: DynamoDBClient,
  table: string,
  key: ItemKey,
  value: T,
  now: number,
): Promise<T | undefined> {
  const { version } = value;
  const next = { ...value, version: version + 1 };
  const put = client.send(
    new PutItemCommand({
      TableName: table,
      Item: { ...key, ...toItem({ ...next, ttl: ttlAfter(now, KEEP_IGNORED_DAYS) }) },
      ConditionExpression:
        version === 0 ? 'attribute_not_exists(pk) OR #ttl <= :now' : '#version = :version',
      ExpressionAttributeNames: version === 0 ? { '#ttl': 'ttl' } : { '#version': 'version' },
      ExpressionAttributeValues: toItem(
        version === 0 ? { ':now': seconds(now) } : { ':version': version },
      ),
    }),
  );
  return (await ifHolds(put)) ? next : undefined;
}
