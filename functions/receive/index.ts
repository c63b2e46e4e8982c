import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { handle } from 'hono/aws-lambda';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { log } from '../../shared/runtime/log.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import { scan } from '../../shared/scan/scan.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { receiveApp } from './app.ts';

const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');

const app = receiveApp(
  {
    config: storedConfigSource(dynamoConfigDocument(dynamo, table), {
      trackers,
      agentKinds,
      resolvers: {
        secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
        ssm: ssmSecrets(),
      },
      warn: (warning) => log('config', { warning }),
    }),
    trackers,
    scan,
    ledger: dynamoLedger(dynamo, table),
    heads: dynamoHeadStore(dynamo, table),
    tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
    shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
    now: Date.now,
  },
  (receipt, connection, error) => log('receive', { connection, ...receipt }, error),
);

/** API Gateway's HTTP API, payload 2.0. */
export const handler = refuseBadBase64(handle(app), {
  outcome: 'refused',
  reason: 'bad_encoding',
});
