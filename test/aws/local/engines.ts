import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { startSqs } from '../../support/engines/fauxqs.ts';
import type { Names } from '../template/intrinsics.ts';
import { resolve } from '../template/intrinsics.ts';
import { ACCOUNT } from './names.ts';

const ATTRIBUTES = ['VisibilityTimeout', 'MessageRetentionPeriod', 'RedrivePolicy'];

/** The embedded engines with the table and the queues of a template, called as `localNames` calls them. */
export async function localEngines(template: Template, names: Names) {
  const [dynamo, sqs] = await Promise.all([startDynalite(), startSqs()]);
  const tables = Object.entries(resources(template, 'AWS::DynamoDB::Table'));
  for (const [id, properties] of tables) {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = properties;
    const shape = { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode };
    await dynamo.client.send(new CreateTableCommand({ TableName: id, ...shape }));
  }
  const queues = Object.entries(resources(template, 'AWS::SQS::Queue'));
  const withDead = queues.toSorted(([, a], [, b]) => rank(a) - rank(b));
  for (const [id, properties] of withDead) await createQueue(sqs.client, id, properties, names);
  const [table = ''] = tables.map(([id]) => id);
  const queuesAt = await urlOf(sqs.client);
  return {
    table,
    dynamo: dynamo.client,
    sqs: sqs.client,
    /** Base URLs by IAM's prefix. */
    behind: {
      dynamodb: await urlOf(dynamo.client),
      sqs: queuesAt,
    },
    queueUrl: (id: string) => `${queuesAt}/${ACCOUNT}/${names.attribute(id, 'QueueName')}`,
    async stop() {
      await Promise.all([dynamo.stop(), sqs.stop()]);
    },
  };
}

/** A queue comes after the one that its dead letters go to. */
function rank({ RedrivePolicy }: { RedrivePolicy?: object }): number {
  return RedrivePolicy ? 1 : 0;
}

async function createQueue(
  sqs: SQSClient,
  id: string,
  properties: Record<string, unknown>,
  names: Names,
): Promise<void> {
  const attributes = ATTRIBUTES.filter((name) => name in properties).map((name) => {
    const value = resolve(properties[name], names);
    return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
  });
  const Attributes = Object.fromEntries(attributes);
  const QueueName = names.attribute(id, 'QueueName');
  await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
}

async function urlOf(client: {
  config: { endpoint?: () => Promise<{ port?: number | undefined }> };
}): Promise<string> {
  return `http://127.0.0.1:${(await client.config.endpoint?.())?.port}`;
}
