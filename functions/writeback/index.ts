import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsPutAside } from '../../shared/aws/sqs-put-aside.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { batch } from '../../shared/runtime/batch.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { WritebackDeps } from './deps.ts';
import { writeback } from './writeback.ts';

const { observe, inContext } = lambdaObserver('writeback');
const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');
const config = storedConfigSource(dynamoConfigDocument(dynamo, table), {
  trackers,
  agentKinds,
  resolvers: {
    secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
    ssm: ssmSecrets(),
  },
  needsSecretsOf: (tracker) =>
    trackers.some(({ name, callsBack }) => name === tracker && callsBack),
});

const deps: WritebackDeps = {
  config,
  heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
  results: dynamoResultStore(dynamo, table),
  backend: backendFor(config, backends, fetch),
  observe,
  now: Date.now,
  random: Math.random,
};

/** The write-back queue. */
export const handler = inContext(
  batch({
    step: 'writeback',
    handle: (ticket, again) => writeback(ticket, deps, again),
    observe,
    putAside: sqsPutAside(sqs, environment('SHOWS_DEAD_QUEUE')),
  }),
);
