import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Engines } from '../../../infra/local/connect-engines.ts';
import type { FaultKind, Faults } from './faults.ts';
import { isDone } from './faults.ts';

/** Every client of the SDK has this; only the types of what goes through differ. */
export type Stack = DynamoDBClient['middlewareStack'];

/** What the two halves of a fault share: the SDK has one of these for each call, its tries included. */
const SHARED = 'soakFault';

/**
 * Faults of DynamoDB and SQS, by a middleware: half of them around the SDK's own tries, as if all had failed, half within, on the
 * first: then the SDK repeats, and a conditional write that was done meets its own work.
 */
export function breakAws({ dynamo, sqs }: Pick<Engines, 'dynamo' | 'sqs'>, faults: Faults): void {
  breakClient(dynamo.middlewareStack, 'dynamodb', faults);
  breakClient(sqs.middlewareStack as unknown as Stack, 'sqs', faults);
}

function breakClient(stack: Stack, name: string, faults: Faults): void {
  stack.add(
    (next, context) => async (args) => {
      const fault = faults.next(name);
      if (fault === undefined || !faults.withinTries()) return around(() => next(args), fault);
      Object.assign(context, { [SHARED]: fault });
      return next(args);
    },
    { step: 'initialize', name: 'soakCall', priority: 'high' },
  );
  stack.add(
    (next, context) => async (args) => {
      const fault = Reflect.get(context, SHARED) as FaultKind | undefined;
      Reflect.deleteProperty(context, SHARED);
      return around(() => next(args), fault);
    },
    { step: 'finalizeRequest', name: 'soakTry', priority: 'low' },
  );
}

async function around<T>(call: () => Promise<T>, fault: FaultKind | undefined): Promise<T> {
  if (fault === undefined) return call();
  if (isDone(fault)) await call();
  throw Object.assign(new Error(`injected: ${fault}`), SHAPES[fault]);
}

const LOST = { name: 'TimeoutError', code: 'ECONNRESET', $metadata: {} };
const BROKEN = {
  name: 'InternalServerError',
  $fault: 'server',
  $metadata: { httpStatusCode: 500 },
};

/** As the SDK throws them. */
const SHAPES: Readonly<Record<FaultKind, object>> = {
  reset: LOST,
  doneLost: LOST,
  refused: BROKEN,
  doneRefused: BROKEN,
  throttled: {
    name: 'ThrottlingException',
    $fault: 'client',
    $retryable: { throttling: true },
    $metadata: { httpStatusCode: 400 },
  },
};
