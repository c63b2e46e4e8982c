import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { log } from '../../shared/runtime/log.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { SweepDeps } from './deps.ts';
import { sweep } from './sweep.ts';

const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');

const deps: SweepDeps = {
  config: storedConfigSource(dynamoConfigDocument(dynamo, table), {
    trackers,
    agentKinds,
    resolvers: {},
  }),
  heads: dynamoHeadStore(dynamo, table),
  slots: dynamoSlotStore(dynamo, table),
  tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
  shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
  now: Date.now,
};

/** EventBridge Scheduler's tick; what stands in it does not matter. */
export async function handler(): Promise<void> {
  log('sweep', { ...(await sweep(deps)) });
}
