import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ConfigStore } from '../core/config-store.ts';
import { toItem, toValue } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { refuseNewer } from './form.ts';
import { CONFIG_KEY } from './keys.ts';

/** The configuration in the table that `tableInput` describes: one item, its `document` as JSON. */
export function dynamoConfigStore(client: DynamoDBClient, table: string): ConfigStore {
  return {
    async read() {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: CONFIG_KEY, ConsistentRead: true }),
      );
      if (item?.document?.S === undefined) return undefined;
      refuseNewer(item);
      return {
        version: Number(item.version?.N ?? 0),
        at: Number(item.at?.N ?? 0),
        by: item.by?.S ?? 'unknown',
        document: JSON.parse(item.document.S),
      };
    },
    async write({ document, at, by }, over) {
      const facts = { version: over + 1, at, by, document: JSON.stringify(document) };
      const put = new PutItemCommand({
        TableName: table,
        Item: { ...CONFIG_KEY, ...toItem(facts) },
        ConditionExpression: over === 0 ? 'attribute_not_exists(#version)' : '#version = :over',
        ExpressionAttributeNames: { '#version': 'version' },
        ...(over === 0 ? {} : { ExpressionAttributeValues: { ':over': toValue(over) } }),
      });
      return (await ifHolds(client.send(put))) !== undefined;
    },
  };
}
