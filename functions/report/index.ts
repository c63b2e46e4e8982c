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
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { log } from '../../shared/runtime/log.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import { tokenKey } from '../../shared/runtime/token-key.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { reportApp } from './app.ts';

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
    heads: dynamoHeadStore(dynamo, table),
    ledger: dynamoLedger(dynamo, table),
    results: dynamoResultStore(dynamo, table),
    slots: dynamoSlotStore(dynamo, table),
    tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
    shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
    tokenKey: tokenKey(environment('TOKEN_KEY'), {
      secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
    }),
    now: Date.now,
  },
  (error) => log('report', {}, error),
);

/** API Gateway's HTTP API, payload 2.0. */
export const handler = refuseBadBase64(handle(app), {
  error: 'bad_encoding',
  message: 'The gateway handed over a body that is not valid base64.',
});
