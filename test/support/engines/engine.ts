import { setTimeout } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { tableInput } from '../../../shared/aws/table.ts';

/** A DynamoDB that runs here, for the tests of one file. */
export interface Engine {
  readonly client: DynamoDBClient;
  /** Creates an empty table with our keys and indexes; answers its name. */
  table(): Promise<string>;
  stop(): Promise<void>;
}

const POLL_MS = 5;

/** What every client of an engine on this machine has: credentials and region that mean nothing. */
export function localClient(port: number) {
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

/** Gives each caller a table of its own. */
export function tables(client: DynamoDBClient): () => Promise<string> {
  let count = 0;
  return async () => {
    const name = `sluice-${++count}`;
    await client.send(new CreateTableCommand(tableInput(name)));
    while ((await statusOf(client, name)) !== 'ACTIVE') await setTimeout(POLL_MS);
    return name;
  };
}

async function statusOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return Table?.TableStatus;
}
