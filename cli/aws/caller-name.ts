import type { ClientConfig } from './client-config.ts';

/**
 * Who the credentials say we are, as an ARN. An invocation does not tell a function who made it, so this goes along as a claim: it
 * names who did something in the history, and proves nothing (CloudTrail does). `undefined` when STS does not say; that stops nobody.
 */
export async function callerName(config: ClientConfig): Promise<string | undefined> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(config);
  try {
    return (await client.send(new GetCallerIdentityCommand({}))).Arn;
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}
