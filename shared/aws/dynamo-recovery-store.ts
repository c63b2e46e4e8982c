import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CheckpointSchema } from '../core/checkpoint.ts';
import type { RecoveryStore } from '../core/recovery-store.ts';
import { fromItem } from './attribute-value.ts';
import { isOver } from './expiry.ts';
import { RECOVERY_PREFIX, recoveryKey } from './keys.ts';
import { putVersion } from './put-version.ts';
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
      const key = recoveryKey(checkpoint.connection, checkpoint.place);
      return putVersion(client, table, key, checkpoint, now());
    },
  };
}
