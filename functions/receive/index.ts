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
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { refusalOf } from '../../shared/intake/fact-of.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { refuseBadBase64 } from '../../shared/runtime/refuse-bad-base64.ts';
import { scan } from '../../shared/scan/scan.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { receiveApp } from './app.ts';

const { observe, inContext } = lambdaObserver('receive');
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
      warn: (means) => observe({ kind: 'warning', about: 'config', means }),
    }),
    trackers,
    scan,
    ledger: dynamoLedger(dynamo, table),
    heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
    tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
    shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
    now: Date.now,
  },
  observe,
);

const door = refuseBadBase64(handle(app), { outcome: 'refused', reason: 'bad_encoding' }, () =>
  observe(refusalOf('bad_encoding')),
);

/** API Gateway's HTTP API, payload 2.0. */
export const handler = inContext(door);
