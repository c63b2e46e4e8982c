import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { log } from '../../shared/runtime/log.ts';
import { deliveryLogs } from '../../shared/trackers/delivery-logs.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { SweepDeps } from './deps.ts';
import type { RecoveryDeps } from './recovery/deps.ts';
import { recover } from './recovery/recover.ts';
import { sweep } from './sweep.ts';

const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');

const document = dynamoConfigDocument(dynamo, table);
const resolvers = {
  secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
  ssm: ssmSecrets(),
};

const deps: SweepDeps = {
  // What is due needs no secret, and does not wait for one.
  config: storedConfigSource(document, { trackers, agentKinds, resolvers: {} }),
  heads: dynamoHeadStore(dynamo, table),
  slots: dynamoSlotStore(dynamo, table),
  tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
  shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
  now: Date.now,
};

const recoveryDeps: RecoveryDeps = {
  config: storedConfigSource(document, { trackers, agentKinds, resolvers }),
  recovery: dynamoRecoveryStore(dynamo, table),
  logs: deliveryLogs,
  fetch,
  url: environment('URL'),
  now: Date.now,
};

/** EventBridge Scheduler's tick; what stands in it does not matter. What is due comes first; what fails after it is told and does not undo it. */
export async function handler(): Promise<void> {
  const passes = [
    async () => log('sweep', { ...(await sweep(deps)) }),
    async () => {
      const { told, ...recovered } = await recover(recoveryDeps);
      log('recovery', recovered);
      for (const each of told) log('recovery', { ...each });
    },
  ];
  const errors: unknown[] = [];
  for (const pass of passes) await pass().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
