import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** What the call answers, or `undefined` when its condition did not hold. Everything else is thrown on. */
export async function ifHolds<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
