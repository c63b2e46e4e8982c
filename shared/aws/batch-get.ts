import { setTimeout } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { Fault } from '../core/fault.ts';
import { aliases } from './aliases.ts';
import type { Item } from './attribute-value.ts';
import type { ItemKey } from './keys.ts';

const AT_ONCE = 100;
const TRIES = 6;
const FIRST_WAIT_MS = 25;

/** Reads items by key, consistently, a hundred per call. Those that are gone are left out; the order is none. */
export async function batchGet(
  client: DynamoDBClient,
  table: string,
  keys: readonly ItemKey[],
  attributes: readonly string[] = [],
): Promise<readonly Item[]> {
  const chunks = Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, n) =>
    keys.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const items = await Promise.all(chunks.map((chunk) => chunkOf(client, table, chunk, attributes)));
  return items.flat();
}

/** DynamoDB may answer a part (throttled, or above 16 MB) and name the rest, which is asked for again. */
async function chunkOf(
  client: DynamoDBClient,
  table: string,
  keys: readonly ItemKey[],
  attributes: readonly string[],
): Promise<readonly Item[]> {
  const { name, attributes: names } = aliases();
  const projection = attributes.map(name).join(', ');
  const found: Item[] = [];
  let rest: Item[] = keys.map((key) => ({ ...key }));
  for (let tries = 0; rest.length > 0; tries++) {
    if (tries === TRIES) throw new Fault(`${rest.length} items of ${table} were not answered`);
    if (tries > 0) await setTimeout(FIRST_WAIT_MS * 2 ** tries);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [table]: {
            Keys: rest,
            ConsistentRead: true,
            ...(projection && { ProjectionExpression: projection, ...names() }),
          },
        },
      }),
    );
    found.push(...(Responses?.[table] ?? []));
    rest = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}
