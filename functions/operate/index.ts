import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoBrakeStore } from '../../shared/aws/dynamo-brake-store.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoConfigStore } from '../../shared/aws/dynamo-config-store.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoKeyStore } from '../../shared/aws/dynamo-key-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoPollStore } from '../../shared/aws/dynamo-poll-store.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { sqsDeadLetters } from '../../shared/aws/sqs-dead-letters.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { Fault } from '../../shared/core/fault.ts';
import type { Person } from '../../shared/core/head.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { OperateDeps } from './deps.ts';
import { invoker } from './invoker.ts';
import { operate } from './operate.ts';
import type { Response } from './request.ts';

const { observe, inContext } = lambdaObserver('operate');
const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');
const queues = {
  tasks: { source: environment('TASKS_QUEUE'), dead: environment('TASKS_DEAD_QUEUE') },
  shows: { source: environment('SHOWS_QUEUE'), dead: environment('SHOWS_DEAD_QUEUE') },
};

const registries = { trackers, agentKinds };

const deps: OperateDeps = {
  config: storedConfigSource(dynamoConfigDocument(dynamo, table), {
    ...registries,
    resolvers: {},
  }),
  stored: { ...registries, store: dynamoConfigStore(dynamo, table) },
  heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
  ledger: dynamoLedger(dynamo, table),
  results: dynamoResultStore(dynamo, table),
  brakes: dynamoBrakeStore(dynamo, table),
  keys: dynamoKeyStore(dynamo, table),
  recovery: dynamoRecoveryStore(dynamo, table),
  polls: dynamoPollStore(dynamo, table),
  tasks: sqsQueue(sqs, queues.tasks.source),
  shows: sqsQueue(sqs, queues.shows.source),
  deadLetters: {
    tasks: sqsDeadLetters(sqs, { queue: 'tasks', ...queues.tasks }),
    shows: sqsDeadLetters(sqs, { queue: 'shows', ...queues.shows }),
  },
  now: Date.now,
};

/** Invoked by people with `lambda:InvokeFunction`; there is no route to it. The log tells what became of which message. */
export const handler = inContext(async (request: unknown, context): Promise<Response> => {
  const by = invoker(context?.clientContext);
  const response = await answer(request, by);
  if (response.ok && response.did !== undefined) {
    const { did, letters, failed } = response;
    const messages = idsIn(letters);
    const facts = { did: String(did), messages, failed: idsIn(failed) };
    observe({ kind: 'operate', by: by.name, ...facts });
  }
  return response;
});

/** Lambda writes down what is thrown, and tells the caller, words and all: these are ours. */
async function answer(request: unknown, by: Person): Promise<Response> {
  try {
    return await operate(request, by, deps);
  } catch (error) {
    observe({ kind: 'failure', where: 'operate', error });
    throw new Fault('It failed: the log of the function says why. Try it again');
  }
}

/** Ids only: a ticket's may be its sender's own words. */
function idsIn(letters: unknown): readonly string[] {
  return Array.isArray(letters) ? letters.map(({ message }) => String(message)) : [];
}
