import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ClaimSchema } from '../core/claim.ts';
import type { ClaimStore } from '../core/claim-store.ts';
import { fromItem } from './attribute-value.ts';
import { isOver } from './expiry.ts';
import { claimKey } from './keys.ts';
import { putVersion } from './put-version.ts';

/** Claims in the table that `tableInput` describes, an item each. */
export function dynamoClaimStore(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): ClaimStore {
  return {
    async read(id) {
      const asked = { TableName: table, Key: claimKey(id), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(asked));
      return Item && !isOver(Item, now()) ? ClaimSchema.parse(fromItem(Item)) : undefined;
    },
    write: (claim) => putVersion(client, table, claimKey(claim.id), claim, now()),
  };
}
