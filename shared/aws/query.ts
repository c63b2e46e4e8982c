import type {
  DynamoDBClient,
  QueryCommandInput,
  QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { aliases } from './aliases.ts';
import type { Item } from './attribute-value.ts';
import type { IndexName } from './table.ts';
import { INDEXES, KEY } from './table.ts';

/** One partition of the table or of an index, and how its sort key must be. */
export interface Range {
  readonly index?: IndexName;
  readonly partition: string;
  readonly sort: readonly [is: '=' | '<=' | '>=' | '>' | 'begins_with', than: string | number];
  readonly order: 'up' | 'down';
  readonly limit: number;
}

/** Items of one partition in the order of their sort key, at most `limit`, over as many pages as it takes. */
export async function query(
  client: DynamoDBClient,
  table: string,
  range: Range,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let page: QueryCommandOutput | undefined;
  while (found.length < range.limit && (!page || page.LastEvaluatedKey)) {
    page = await client.send(
      new QueryCommand({
        ...input(table, range),
        Limit: range.limit - found.length,
        ...(page?.LastEvaluatedKey && { ExclusiveStartKey: page.LastEvaluatedKey }),
      }),
    );
    found.push(...(page.Items ?? []));
  }
  return found;
}

function input(table: string, { index, partition, sort, order }: Range): QueryCommandInput {
  const { name, value, attributes } = aliases();
  const keys = index ? INDEXES[index] : KEY;
  const [is, than] = sort;
  const sorted =
    is === 'begins_with'
      ? `begins_with(${name(keys.sort)}, ${value(than)})`
      : `${name(keys.sort)} ${is} ${value(than)}`;
  return {
    TableName: table,
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: `${name(keys.partition)} = ${value(partition)} AND ${sorted}`,
    ScanIndexForward: order === 'up',
    ...attributes(),
  };
}
