import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoPollStore } from '../../shared/aws/dynamo-poll-store.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import type { Effect } from '../../shared/core/effect.ts';
import { Fault } from '../../shared/core/fault.ts';
import type { Head } from '../../shared/core/head.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { scan } from '../../shared/scan/scan.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { deliveryLogs } from '../../shared/trackers/delivery-logs.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { SweepDeps } from './deps.ts';
import { factsOf } from './facts-of.ts';
import type { LookDeps } from './looks/deps.ts';
import { lookAtAll } from './looks/look-at-all.ts';
import type { PollDeps } from './polls/deps.ts';
import { pollAll } from './polls/poll-all.ts';
import type { RecoveryDeps } from './recovery/deps.ts';
import { recover } from './recovery/recover.ts';
import { settled } from './settled.ts';
import { sweep } from './sweep.ts';

const { observe, inContext } = lambdaObserver('sweep');
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
  heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
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
const ledger = dynamoLedger(dynamo, table);
const lookDeps: LookDeps = {
  config,
  heads: deps.heads,
  ledger,
  tasks: deps.tasks,
  backend: backendFor(config, backends, fetch),
  now: Date.now,
  random: Math.random,
};

const pollDeps: PollDeps = {
  ...lookDeps,
  ledger,
  trackers,
  polls: dynamoPollStore(dynamo, table),
  shows: deps.shows,
  scan,
  observe,
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
export const handler = inContext(tick);

async function tick(): Promise<void> {
  const toLook: Head[] = [];
  const overdue = { enqueue: 0, stop: 0, show: 0, callback: 0, archive: 0 };
  const began = Date.now();
  const hears = {
    look: (head: Head) => void toLook.push(head),
    late: (effect: Effect) => void overdue[effect]++,
  };
  const swept = await settled(sweep({ ...deps, ...hears }));
  if ('value' in swept) {
    const { looked: due, ...did } = swept.value;
    observe({ kind: 'sweep', due, overdue, ...did, ms: Date.now() - began });
  }
  const [looked, recovered, polled] = await Promise.all([
    settled(lookAtAll(toLook, lookDeps, (error, ticket) => failed('look', error, ticket))),
    settled(recover(recoveryDeps)),
    settled(pollAll(pollDeps, (error) => failed('poll', error))),
  ]);
  for (const fact of factsOf({ looked, recovered, polled })) observe(fact);
  const parts = Object.entries({ sweep: swept, look: looked, recovery: recovered, poll: polled });
  const broken = parts.flatMap(([where, part]) => ('error' in part ? [{ where, ...part }] : []));
  for (const { where, error } of broken) failed(where, error);
  // Lambda writes down what is thrown, words and all: these are ours.
  if (broken.length > 0)
    throw new Fault(`${broken.map(({ where }) => where).join(' and ')} failed: the log says why`);
}

function failed(where: string, error: unknown, ticket?: string): void {
  observe({ kind: 'failure', where, ...(ticket === undefined ? {} : { ticket }), error });
}
