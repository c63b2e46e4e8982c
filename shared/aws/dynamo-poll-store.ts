import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PollMarkSchema } from '../core/poll-mark.ts';
import type { PollStore } from '../core/poll-store.ts';
import { fromItem } from './attribute-value.ts';
import { isOver } from './expiry.ts';
import { pollKey } from './keys.ts';
import { putVersion } from './put-version.ts';

/** Marks in the table that `tableInput` describes, an item each. */
export function dynamoPollStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): PollStore {
  return {
    async read(project) {
      const asked = { TableName: table, Key: pollKey(project), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(asked));
      return Item && !isOver(Item, now()) ? PollMarkSchema.parse(fromItem(Item)) : undefined;
    },
    write: (mark) => putVersion(client, table, pollKey(mark.project), mark, now()),
  };
}
