import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import type { Head } from '../../shared/core/head.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { log } from '../../shared/runtime/log.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { deliveryLogs } from '../../shared/trackers/delivery-logs.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { SweepDeps } from './deps.ts';
import type { LookDeps } from './looks/deps.ts';
import { lookAtAll } from './looks/look-at-all.ts';
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

const config = storedConfigSource(document, {
  trackers,
  agentKinds,
  resolvers,
  needsSecretsOf: () => false,
});
const lookDeps: LookDeps = {
  config,
  heads: deps.heads,
  ledger: dynamoLedger(dynamo, table),
  tasks: deps.tasks,
  backend: backendFor(config, backends, fetch),
  now: Date.now,
  random: Math.random,
};

const recoveryDeps: RecoveryDeps = {
  config,
  recovery: dynamoRecoveryStore(dynamo, table),
  logs: deliveryLogs,
  fetch,
  url: environment('URL'),
  now: Date.now,
};

/** EventBridge Scheduler's tick; what stands in it does not matter. What is due comes first, and nothing that follows undoes it. */
export async function handler(): Promise<void> {
  const toLook: Head[] = [];
  const swept = await settled(sweep({ ...deps, look: (head) => toLook.push(head) }));
  if ('value' in swept) log('sweep', { ...swept.value });
  const [looked, recovered] = await Promise.all([
    settled(lookAtAll(toLook, lookDeps, (error, ticket) => log('look', { ticket }, error))),
    settled(recover(recoveryDeps)),
  ]);
  if ('value' in looked) log('look', looked.value);
  if ('value' in recovered) {
    const { told, ...did } = recovered.value;
    log('recovery', did);
    for (const each of told) log('recovery', { ...each });
  }
  for (const each of [swept, looked, recovered]) if ('error' in each) throw each.error;
}

async function settled<T>(
  work: Promise<T>,
): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
}
