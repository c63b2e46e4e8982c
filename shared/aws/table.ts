import type { CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb';

/** The two halves of every item's key. */
export const KEY = { partition: 'pk', sort: 'sk' } as const;

/** Epoch seconds after which DynamoDB may delete an item; until it has, readers leave it out. */
export const TTL = 'ttl';

/** An item is in an index only while it has both attributes. All are keys only: a change of anything else costs them nothing. */
export const INDEXES = {
  /** Heads that sweep must look at. */
  due: { partition: 'dueShard', sort: 'dueAt', type: 'N' },
  /** Heads by project and hour, for people. */
  byProject: { partition: 'projectHour', sort: 'openedAt', type: 'N' },
  /** Heads that wait for a slot or a brake, in the order in which they came. One line takes 1,000 changes a second. */
  waiting: { partition: 'waitsIn', sort: 'waitsSince', type: 'N' },
  /** Heads (at 0) and deliveries (at the time they came) by the ticket's readable id. */
  byReadableId: { partition: 'readable', sort: 'at', type: 'N' },
} as const;

export type IndexName = keyof typeof INDEXES;

/** Every kind of item and its key, as keys.ts makes it. */
export const ITEMS = {
  head: { pk: 'TICKET#<key>', sk: 'HEAD' },
  pastTask: { pk: 'TICKET#<key>', sk: 'TASK#<epoch>' },
  result: { pk: 'TICKET#<key>', sk: 'RESULT#<epoch>#<attempt>' },
  delivery: { pk: 'DELIVERY#<connection>#<key>', sk: 'DELIVERY' },
  slots: { pk: 'SLOTS#<project>', sk: 'SLOTS' },
  recovery: { pk: 'RECOVERY#<connection>', sk: 'PLACE#<place>' },
  claim: { pk: 'CLAIM#<digest>', sk: 'CLAIM' },
  keys: { pk: 'KEYS', sk: 'KEYS' },
  config: { pk: 'CONFIG', sk: 'CONFIG' },
  brakes: { pk: 'BRAKES', sk: 'BRAKES' },
} as const;

/** The one table, as emulators and tests create it; the CDK construct says the same and turns TTL on. */
export function tableInput(name: string): CreateTableCommandInput {
  const indexes = Object.entries(INDEXES);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(KEY),
    AttributeDefinitions: [
      { AttributeName: KEY.partition, AttributeType: 'S' },
      { AttributeName: KEY.sort, AttributeType: 'S' },
      ...indexes.flatMap(([, { partition, sort, type }]) => [
        { AttributeName: partition, AttributeType: 'S' as const },
        { AttributeName: sort, AttributeType: type },
      ]),
    ],
    GlobalSecondaryIndexes: indexes.map(([index, keys]) => ({
      IndexName: index,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  };
}

function keySchema(keys: { partition: string; sort: string }): KeySchemaElement[] {
  return [
    { AttributeName: keys.partition, KeyType: 'HASH' },
    { AttributeName: keys.sort, KeyType: 'RANGE' },
  ];
}
