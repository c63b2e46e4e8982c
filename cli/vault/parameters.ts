import { ssmSecrets } from '../../shared/aws/ssm-secrets.ts';
import type { ClientConfig } from '../aws/client-config.ts';
import { awsTrouble } from '../aws/trouble.ts';
import type { Filled } from './vault.ts';

/** The parameter store, as far as a person fills secrets there. Its client is loaded when it is first asked. */
export function parameters(config: ClientConfig) {
  return {
    async read(name: string): Promise<string | undefined> {
      try {
        return await ssmSecrets(config)(name);
      } catch (error) {
        throw awsTrouble(error, `Reading ${name}`, 'ssm:GetParameter');
      }
    },
    /** The value that is looked for is the encrypted one: nobody has to be allowed to read it. */
    async state(name: string): Promise<Filled> {
      const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
      const client = new SSMClient(config);
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
        return Parameter?.Value ? 'filled' : 'empty';
      } catch (error) {
        if (error instanceof Error && error.name === 'ParameterNotFound') return 'missing';
        throw awsTrouble(error, `Looking at ${name}`, 'ssm:GetParameter');
      } finally {
        client.destroy();
      }
    },
    async put(name: string, value: string): Promise<void> {
      const { PutParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
      const client = new SSMClient(config);
      const parameter = {
        Name: name,
        Value: value,
        Type: 'SecureString',
        Overwrite: true,
      } as const;
      try {
        await client.send(new PutParameterCommand(parameter));
      } catch (error) {
        throw awsTrouble(error, `Filling ${name}`, 'ssm:PutParameter');
      } finally {
        client.destroy();
      }
    },
  };
}
