import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The names of the calls that a client makes while `act` runs, in order. */
export async function callsOf(
  client: DynamoDBClient,
  act: () => Promise<unknown>,
): Promise<readonly string[]> {
  const calls: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        calls.push(String(commandName).replace(/Command$/, ''));
        return next(args);
      },
    { step: 'initialize', name: 'callsOf' },
  );
  try {
    await act();
  } finally {
    client.middlewareStack.remove('callsOf');
  }
  return calls;
}
