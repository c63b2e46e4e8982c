import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CheckpointSchema } from '../core/checkpoint.ts';
import type { RecoveryStore } from '../core/recovery-store.ts';
import { fromItem, toItem } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { isOver, KEEP_IGNORED_DAYS, seconds, ttlAfter } from './expiry.ts';
import { RECOVERY_PREFIX, recoveryKey } from './keys.ts';
import { query } from './query.ts';

/** More places than one connection has. */
const MOST_PLACES = 1_000;

/** Checkpoints in the table that `tableInput` describes, an item each. */
export function dynamoRecoveryStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): RecoveryStore {
  return {
    async of(connection) {
      const items = await query(client, table, {
        partition: recoveryKey(connection, '').pk.S,
        sort: ['begins_with', RECOVERY_PREFIX],
        order: 'up',
        limit: MOST_PLACES,
      });
      return items
        .filter((item) => !isOver(item, now()))
        .map((item) => CheckpointSchema.parse(fromItem(item)));
    },
    async write(checkpoint) {
      const time = now();
      const { version } = checkpoint;
      const next = { ...checkpoint, version: version + 1 };
      const put = client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...recoveryKey(checkpoint.connection, checkpoint.place),
            ...toItem({ ...next, ttl: ttlAfter(time, KEEP_IGNORED_DAYS) }),
          },
          ConditionExpression:
            version === 0 ? 'attribute_not_exists(pk) OR #ttl <= :now' : '#version = :version',
          ExpressionAttributeNames: version === 0 ? { '#ttl': 'ttl' } : { '#version': 'version' },
          ExpressionAttributeValues: toItem(
            version === 0 ? { ':now': seconds(time) } : { ':version': version },
          ),
        }),
      );
      return (await ifHolds(put)) && next;
    },
  };
}
