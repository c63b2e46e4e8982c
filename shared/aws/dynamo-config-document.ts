import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { refuseNewer } from './form.ts';
import { CONFIG_KEY } from './keys.ts';

/**
 * Reads the configuration that is kept in the table that `tableInput` describes: one item whose `document` is JSON. `undefined` when
 * there is none.
 */
export function dynamoConfigDocument(
  client: DynamoDBClient,
  table: string,
): () => Promise<unknown> {
  return async () => {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: CONFIG_KEY, ConsistentRead: true }),
    );
    if (item?.document?.S === undefined) return undefined;
    refuseNewer(item);
    return JSON.parse(item.document.S);
  };
}
