import type { SSMClientConfig } from '@aws-sdk/client-ssm';
import { secretOrNone } from './secret-or-none.ts';

/** There is no such parameter, or we may not have it. */
const NONE = [
  'ParameterNotFound',
  'ParameterVersionNotFound',
  'AccessDeniedException',
  'ValidationException',
];

/**
 * Secrets in the AWS parameter store, by name or ARN. The client has 80 KB and few need it: it is loaded when it is first asked, and
 * on Lambda from the runtime's own SDK instead of the bundle.
 */
export function ssmSecrets(
  config: SSMClientConfig = {},
): (name: string) => Promise<string | undefined> {
  return (name) =>
    secretOrNone(NONE, async () => {
      const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
      const client = new SSMClient(config);
      const command = new GetParameterCommand({ Name: name, WithDecryption: true });
      return (await client.send(command)).Parameter?.Value;
    });
}
