import type { Engines } from '../../infra/local/connect-engines.ts';
import type { Stack } from './faults/break-aws.ts';

/** Asked for again and again, whether there is something to do or not. */
const IDLE: readonly unknown[] = ['ReceiveMessageCommand', 'QueryCommand'];

/** How much the functions have done so far. While it stands still, they do nothing. */
export interface Work {
  count(): number;
  readonly fetch: typeof fetch;
}

export function work({ dynamo, sqs }: Engines, real: typeof fetch): Work {
  let done = 0;
  for (const stack of [dynamo.middlewareStack, sqs.middlewareStack as unknown as Stack]) {
    stack.add(
      (next, { commandName }) =>
        async (args) => {
          if (!IDLE.includes(commandName)) done++;
          return next(args);
        },
      { step: 'initialize', name: 'soakWork' },
    );
  }
  return {
    count: () => done,
    fetch: (input, init) => {
      done++;
      return real(input, init);
    },
  };
}
