import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { tableInput } from '../../shared/aws/table.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import { dynalite } from './dynalite.ts';
import { guard } from './guard.ts';
import { startGuardedFauxqs } from './guarded-fauxqs.ts';

/** The embedded SQS and DynamoDB, with our table and queues in them. */
export interface Engines {
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly table: string;
  /** Queue URLs. */
  readonly queues: Readonly<Record<QueueName, string>>;
  /** URLs of their dead-letter queues. */
  readonly dead: Readonly<Record<QueueName, string>>;
  stop(): Promise<void>;
}

const TABLE = 'sluice';
/** A message that failed this often is put aside; sweep sends what is owed anew. */
const MAX_RECEIVES = 5;

/**
 * Starts both engines in this process. With a directory they keep everything there and survive a kill -9; without, they
 * keep it in memory. Both listen on loopback and hear only who has the access key, which is another one with each start.
 */
export async function startEngines(directory?: string): Promise<Engines> {
  if (directory) await mkdir(directory, { recursive: true });
  const accessKeyId = randomBytes(16).toString('hex');
  // Only the access key is looked at; the SDK wants the others.
  const here = { region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'local' } };
  const server = dynalite(directory && join(directory, 'dynamodb'));
  guard(server, accessKeyId);
  server.listen(0, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const queues = await startGuardedFauxqs(accessKeyId, directory && join(directory, 'sqs'));
  const dynamo = new DynamoDBClient({
    ...here,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  const sqs = new SQSClient({ ...here, endpoint: `http://127.0.0.1:${queues.port}` });
  await createTable(dynamo);
  const tasks = await createQueue(sqs, 'sluice-tasks');
  const shows = await createQueue(sqs, 'sluice-shows');
  return {
    dynamo,
    sqs,
    table: TABLE,
    queues: { tasks: tasks.url, shows: shows.url },
    dead: { tasks: tasks.dead, shows: shows.dead },
    async stop() {
      dynamo.destroy();
      sqs.destroy();
      await queues.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function createTable(dynamo: DynamoDBClient): Promise<void> {
  try {
    await dynamo.send(new CreateTableCommand(tableInput(TABLE)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

/** A queue with its dead-letter queue; the same names again are the same queues. */
async function createQueue(
  sqs: SQSClient,
  name: string,
): Promise<{ readonly url: string; readonly dead: string }> {
  const dead = await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: dead.QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const redrive = { deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: MAX_RECEIVES };
  const queue = await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: { VisibilityTimeout: '60', RedrivePolicy: JSON.stringify(redrive) },
    }),
  );
  return { url: queue.QueueUrl ?? '', dead: dead.QueueUrl ?? '' };
}
