import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../core/ledger.ts';
import { MAX_CONTENT_BYTES, REJUDGE_MS } from '../core/ledger.ts';
import { aliases } from './aliases.ts';
import type { Item } from './attribute-value.ts';
import { toItem } from './attribute-value.ts';
import { batchGet } from './batch-get.ts';
import { ifHolds } from './conditional.ts';
import { packContent, unpackContent } from './content-codec.ts';
import { isOver, seconds } from './expiry.ts';
import { refuseNewer } from './form.ts';
import { HEADS_AT } from './index-attributes.ts';
import { deliveryKey, keyOf } from './keys.ts';
import { ENTRY_ATTRIBUTES, entryItem, entryOf } from './ledger-item.ts';
import { query } from './query.ts';

/** Recorded unless it is there already; one that is over, or lately did nothing, does not count. */
const NEW =
  'attribute_not_exists(pk) OR #ttl <= :seconds OR (#at > :rejudged AND (outcome = :ignored OR (outcome = :rejected AND attribute_not_exists(content))))';

/** Deliveries in the table that `tableInput` describes: facts and content in one item, one write each. */
export function dynamoLedger(
  client: DynamoDBClient,
  table: string,
  now: () => number = Date.now,
): Ledger {
  async function read(connection: string, key: string): Promise<Item | undefined> {
    const { Item: item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: deliveryKey(connection, key),
        ConsistentRead: true,
      }),
    );
    return item && !isOver(item, now()) ? item : undefined;
  }

  return {
    async record(entry, content) {
      const time = now();
      const packed = content && packContent(content);
      const tooLarge = packed !== undefined && packed.length > MAX_CONTENT_BYTES;
      const put = client.send(
        new PutItemCommand({
          TableName: table,
          Item: entryItem(entry, time, tooLarge ? undefined : packed),
          ConditionExpression: NEW,
          ExpressionAttributeNames: { '#ttl': 'ttl', '#at': 'at' },
          ExpressionAttributeValues: toItem({
            ':seconds': seconds(time),
            ':ignored': 'ignored',
            ':rejected': 'rejected',
            ':rejudged': time - REJUDGE_MS,
          }),
        }),
      );
      const written = await ifHolds(put);
      if (tooLarge) return 'tooLarge';
      return written ? 'recorded' : 'known';
    },
    async settle(connection, key, outcome, reason) {
      const { name, value, attributes } = aliases();
      const update = client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: deliveryKey(connection, key),
          ConditionExpression: `attribute_exists(${name('pk')})`,
          UpdateExpression: `SET ${name('outcome')} = ${value(outcome)}, ${name('reason')} = ${value(reason)}`,
          ...attributes(),
        }),
      );
      await ifHolds(update);
    },
    async entry(connection, key) {
      const item = await read(connection, key);
      return item && entryOf(item);
    },
    async content(connection, key) {
      const item = await read(connection, key);
      if (item) refuseNewer(item);
      return item?.content?.B && unpackContent(item.content.B);
    },
    async ofTicket(readableId, limit) {
      const named = await query(client, table, {
        index: 'byReadableId',
        partition: readableId,
        sort: ['>', HEADS_AT],
        order: 'down',
        limit,
      });
      const items = await batchGet(client, table, named.map(keyOf), ENTRY_ATTRIBUTES);
      return items
        .filter((item) => !isOver(item, now()))
        .map(entryOf)
        .toSorted((a, b) => b.receivedAt - a.receivedAt);
    },
  };
}
