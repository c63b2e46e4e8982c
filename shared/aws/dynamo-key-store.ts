import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { ApiKey } from '../core/api-key.ts';
import type { KeyStore } from '../core/key-store.ts';
import { MAX_KEYS } from '../core/key-store.ts';
import type { Item } from './attribute-value.ts';
import { fromItem, toItem, toValue } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { KEYS_KEY } from './keys.ts';

/** Keys in one item of the table that `tableInput` describes: a map of name → hash, who and when. */
export function dynamoKeyStore(client: DynamoDBClient, table: string): KeyStore {
  const item = { TableName: table, Key: KEYS_KEY };

  return {
    async read() {
      const { Item } = await client.send(new GetItemCommand({ ...item, ConsistentRead: true }));
      return keysIn(Item).toSorted((a, b) => a.at - b.at);
    },
    async add({ name, ...key }) {
      const add = () =>
        ifHolds(
          client.send(
            new UpdateItemCommand({
              ...item,
              UpdateExpression: 'SET #keys.#name = :key',
              ConditionExpression:
                'attribute_exists(#keys) AND attribute_not_exists(#keys.#name) AND size(#keys) < :most',
              ExpressionAttributeNames: { '#keys': 'keys', '#name': name },
              ExpressionAttributeValues: { ':key': toValue(key), ':most': toValue(MAX_KEYS) },
            }),
          ),
        );
      if (await add()) return true;
      const first = new PutItemCommand({
        TableName: table,
        Item: { ...KEYS_KEY, ...toItem({ keys: { [name]: key } }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await ifHolds(client.send(first))) return true;
      return (await add()) !== undefined;
    },
    async revoke(name) {
      const gone = await ifHolds(
        client.send(
          new UpdateItemCommand({
            ...item,
            UpdateExpression: 'REMOVE #keys.#name',
            ConditionExpression: 'attribute_exists(#keys.#name)',
            ExpressionAttributeNames: { '#keys': 'keys', '#name': name },
            ReturnValues: 'ALL_OLD',
          }),
        ),
      );
      return keysIn(gone?.Attributes).find((key) => key.name === name);
    },
  };
}

function keysIn(item: Item | undefined): readonly ApiKey[] {
  return Object.entries(item?.keys?.M ?? {})
    .map(([name, { M: fields = {} }]) => ({ name, ...fromItem(fields) }))
    .filter(isKey);
}

/** Only this store writes the item, from typed keys. */
function isKey(found: object): found is ApiKey {
  return 'hash' in found && 'at' in found;
}
