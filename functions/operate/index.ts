import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agentKinds } from '../../shared/agents/agents.ts';
import { dynamoBrakeStore } from '../../shared/aws/dynamo-brake-store.ts';
import { dynamoConfigDocument } from '../../shared/aws/dynamo-config-document.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { sqsDeadLetters } from '../../shared/aws/sqs-dead-letters.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { Fault } from '../../shared/core/fault.ts';
import { observedHeads } from '../../shared/core/observed-heads.ts';
import { operator } from '../../shared/core/operator.ts';
import { storedConfigSource } from '../../shared/runtime/config/stored-config-source.ts';
import { environment } from '../../shared/runtime/environment.ts';
import { lambdaObserver } from '../../shared/runtime/lambda-observer.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { OperateDeps } from './deps.ts';
import { operate } from './operate.ts';
import type { Response } from './request.ts';

/**
 * A direct invocation tells the function nothing about its caller that the caller could not make up (`clientContext` is theirs), so
 * all whom IAM lets in are one person to us: whoever started a task here cannot also approve it at high risk, not even as
 * somebody else. CloudTrail knows who it was.
 */
const CALLER = operator('aws');

const { observe, inContext } = lambdaObserver('operate');
const dynamo = unlogged(new DynamoDBClient());
const sqs = unlogged(new SQSClient());
const table = environment('TABLE');
const queues = {
  tasks: { source: environment('TASKS_QUEUE'), dead: environment('TASKS_DEAD_QUEUE') },
  shows: { source: environment('SHOWS_QUEUE'), dead: environment('SHOWS_DEAD_QUEUE') },
};

const deps: OperateDeps = {
  config: storedConfigSource(dynamoConfigDocument(dynamo, table), {
    trackers,
    agentKinds,
    resolvers: {},
  }),
  heads: observedHeads(dynamoHeadStore(dynamo, table), observe),
  ledger: dynamoLedger(dynamo, table),
  results: dynamoResultStore(dynamo, table),
  brakes: dynamoBrakeStore(dynamo, table),
  recovery: dynamoRecoveryStore(dynamo, table),
  tasks: sqsQueue(sqs, queues.tasks.source),
  shows: sqsQueue(sqs, queues.shows.source),
  deadLetters: {
    tasks: sqsDeadLetters(sqs, { queue: 'tasks', ...queues.tasks }),
    shows: sqsDeadLetters(sqs, { queue: 'shows', ...queues.shows }),
  },
  now: Date.now,
};

/** Invoked by people with `lambda:InvokeFunction`; there is no route to it. The log tells what became of which message. */
export const handler = inContext(async (request: unknown): Promise<Response> => {
  const response = await answer(request);
  if (response.ok && response.did !== undefined) {
    const { did, letters, failed } = response;
    const messages = idsIn(letters);
    const facts = { did: String(did), messages, failed: idsIn(failed) };
    observe({ kind: 'operate', by: CALLER.name, ...facts });
  }
  return response;
});

/** Lambda writes down what is thrown, and tells the caller, words and all: these are ours. */
async function answer(request: unknown): Promise<Response> {
  try {
    return await operate(request, CALLER, deps);
  } catch (error) {
    observe({ kind: 'failure', where: 'operate', error });
    throw new Fault('It failed: the log of the function says why. Try it again');
  }
}

/** Ids only: a ticket's may be its sender's own words. */
function idsIn(letters: unknown): readonly string[] {
  return Array.isArray(letters) ? letters.map(({ message }) => String(message)) : [];
}
