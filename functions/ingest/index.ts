import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { handle } from 'hono/aws-lambda';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoClaimStore } from '../../shared/aws/dynamo-claim-store.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoKeyStore } from '../../shared/aws/dynamo-key-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { refusalOf } from '../../shared/intake/fact-of.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import { scan } from '../../shared/scan/scan.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { ingestApp } from './app.ts';
import { liveKeys } from './live-keys.ts';

const { observe, inContext } = lambdaObserver('ingest');
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
  needsSecretsOf: () => false,
});

const app = ingestApp(
  {
    config,
    trackers,
    scan,
    keys: liveKeys(dynamoKeyStore(dynamo, table), Date.now),
    claims: dynamoClaimStore(dynamo, table),
    ledger: dynamoLedger(dynamo, table),
    heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
    tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
    shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
    backend: backendFor(config, backends, fetch),
    now: Date.now,
  },
  observe,
);

const door = refuseBadBase64(
  handle(app),
  { error: 'bad_encoding', message: 'The gateway handed over a body that is not valid base64.' },
  () => observe(refusalOf('bad_encoding')),
);

/** API Gateway's HTTP API, payload 2.0. */
export const handler = inContext(door);
