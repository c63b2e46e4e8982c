import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynalite } from '../../../infra/local/dynalite.ts';
import { holdToDynamo } from './dynamo-rules.ts';
import type { Engine } from './engine.ts';
import { localClient, tables } from './engine.ts';

/** DynamoDB in this process, in memory, with the limits of the real one. No TTL, no transactions, the item of a failed condition by our own making. */
export async function startDynalite(): Promise<Engine> {
  const server = dynalite();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient(localClient((server.address() as AddressInfo).port));
  holdToDynamo(client);
  return {
    client,
    table: tables(client),
    async stop() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
