import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { agentMakers } from '../../shared/agents/makers.ts';
import { dynamoBrakeStore } from '../../shared/aws/dynamo-brake-store.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsPutAside } from '../../shared/aws/sqs-put-aside.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { makeAgent } from '../../shared/core/agent-maker.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { batch } from '../../shared/runtime/batch.ts';
import { resolveSecret } from '../../shared/runtime/config/resolve-secret.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { tokenKey } from '../../shared/runtime/token-key.ts';
import { bedrockOpinion } from '../../shared/scan/bedrock/bedrock-opinion.ts';
import { bedrockClient } from '../../shared/scan/bedrock/client.ts';
import { scan } from '../../shared/scan/scan.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { DispatchDeps } from './deps.ts';
import { dispatch } from './dispatch.ts';

const { observe, inContext } = lambdaObserver('dispatch');
const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');
const resolvers = {
  secretsmanager: secretsManagerSecrets(new SecretsManagerClient()),
  ssm: ssmSecrets(),
};
const config = storedConfigSource(dynamoConfigDocument(dynamo, table), {
  trackers,
  agentKinds,
  resolvers,
  needsSecretsOf: () => false,
});

const deps: DispatchDeps = {
  config,
  trackers,
  heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
  ledger: dynamoLedger(dynamo, table),
  slots: dynamoSlotStore(dynamo, table),
  scan,
  secondOpinion: bedrockOpinion(bedrockClient),
  tasks: sqsQueue(sqs, environment('TASKS_QUEUE')),
  shows: sqsQueue(sqs, environment('SHOWS_QUEUE')),
  brakes: dynamoBrakeStore(dynamo, table),
  backend: backendFor(config, backends, fetch),
  agent: async (settings) =>
    makeAgent(agentMakers, settings, {
      fetch,
      secret: (reference) => resolveSecret(reference, resolvers),
    }),
  tokenKey: tokenKey(environment('TOKEN_KEY'), resolvers),
  url: environment('URL'),
  observe,
  now: Date.now,
};

/** The tasks queue. */
export const handler = inContext(
  batch({
    step: 'dispatch',
    handle: (ticket) => dispatch(ticket, deps),
    observe,
    putAside: sqsPutAside(sqs, environment('TASKS_DEAD_QUEUE')),
  }),
);
