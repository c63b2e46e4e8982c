import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { INDEXES, tableInput } from '../../shared/aws/table.ts';
import { MAX_RECEIVES } from '../../shared/core/max-receives.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';

/** Where the engines are heard. */
export interface EngineAddresses {
  /** Only the access key is looked at. */
  readonly accessKeyId: string;
  readonly dynamo: string;
  readonly sqs: string;
}

/** Clients of an SQS and a DynamoDB, with our table and queues in them. */
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

/** Connects to engines that run, here or in another process, and makes table and queues where they are not there yet. */
export async function connectEngines(at: EngineAddresses): Promise<Engines> {
  const { accessKeyId } = at;
  const here = { region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'local' } };
  const dynamo = new DynamoDBClient({ ...here, endpoint: at.dynamo });
  const sqs = new SQSClient({ ...here, endpoint: at.sqs });
  const stop = async () => {
    dynamo.destroy();
    sqs.destroy();
  };
  await createTable(dynamo).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const tasks = await createQueue(sqs, 'sluice-tasks');
  const shows = await createQueue(sqs, 'sluice-shows');
  return {
    dynamo,
    sqs,
    table: TABLE,
    queues: { tasks: tasks.url, shows: shows.url },
    dead: { tasks: tasks.dead, shows: shows.dead },
    stop,
  };
}

async function createTable(dynamo: DynamoDBClient): Promise<void> {
  try {
    await dynamo.send(new CreateTableCommand(tableInput(TABLE)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await checkTable(dynamo);
  }
}

/** A table that an older version left in the folder may lack an index, which nothing here can add. */
async function checkTable(dynamo: DynamoDBClient): Promise<void> {
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: TABLE }));
  const there = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  const missing = Object.keys(INDEXES).filter((name) => !there.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `The local state is of an older Sluice: its table lacks ${missing.join(', ')}. Delete the folder, or name another with --directory.`,
  );
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
