import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { handle } from 'hono/aws-lambda';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { observedResults } from '../../shared/core/observed-results.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import { tokenKey } from '../../shared/runtime/token-key.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { reportApp } from './app.ts';

const { observe, inContext } = lambdaObserver('report');
const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');

const app = reportApp(
  {
    config: storedConfigSource(dynamoConfigDocument(dynamo, table), {
      trackers,
      agentKinds,
      resolvers: {},
    }),
    heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
    ledger: dynamoLedger(dynamo, table),
    results: observedResults(dynamoResultStore(dynamo, table), observe),
    slots: dynamoSlotStore(dynamo, table),
    tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
    shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
    tokenKey: tokenKey(environment('TOKEN_KEY'), {
      secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
    }),
    now: Date.now,
  },
  (error) => observe({ kind: 'failure', where: 'report', error }),
);

const door = refuseBadBase64(
  handle(app),
  {
    error: 'bad_encoding',
    message: 'The gateway handed over a body that is not valid base64.',
  },
  () => observe({ kind: 'refused', reason: 'bad_encoding', status: 400, ms: 0 }),
);

/** API Gateway's HTTP API, payload 2.0. */
export const handler = inContext(door);
