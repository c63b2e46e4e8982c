import { Failure } from '../failure.ts';
import type { ClientConfig } from './client-config.ts';
import { awsTrouble } from './trouble.ts';

/** The stack's outputs that the command line needs; infra/ makes them under these names. */
const OUTPUTS = { url: 'Url', operateFunction: 'OperateFunction' } as const;

/** A Sluice in an AWS account. */
export interface Deployment {
  readonly stack: string;
  readonly region: string;
  /** Where senders reach it, without a slash at the end. */
  readonly url: string;
  readonly operateFunction: string;
}

/** Finds a deployment by its stack. @throws Failure */
export async function findDeployment(stack: string, config: ClientConfig): Promise<Deployment> {
  const { CloudFormationClient, DescribeStacksCommand } = await import(
    '@aws-sdk/client-cloudformation'
  );
  const client = new CloudFormationClient(config);
  try {
    const region = await client.config.region();
    const asked = client.send(new DescribeStacksCommand({ StackName: stack }));
    const found = (await asked.catch((error: unknown) => absent(error, stack, region))).Stacks?.[0];
    const outputs = new Map(found?.Outputs?.map((each) => [each.OutputKey, each.OutputValue]));
    const url = outputs.get(OUTPUTS.url)?.replace(/\/+$/, '');
    const operateFunction = outputs.get(OUTPUTS.operateFunction);
    if (url && operateFunction) return { stack, region, url, operateFunction };
    throw new Failure('not_found', `The stack ${stack} in ${region} is no Sluice that is ready.`, {
      hint: `It is ${found?.StackStatus ?? 'not there'} and lacks the outputs ${Object.values(OUTPUTS).join(' and ')}. Name another with --stack, or deploy first: docs/deploy.md.`,
    });
  } catch (error) {
    throw awsTrouble(error, `Looking for the stack ${stack}`, `cloudformation:DescribeStacks`);
  } finally {
    client.destroy();
  }
}

/** CloudFormation has no error of its own for it. */
function absent(error: unknown, stack: string, region: string): never {
  if (error instanceof Error && error.name === 'ValidationError' && /not exist/.test(error.message))
    throw new Failure('not_found', `There is no stack ${stack} in ${region}.`, {
      hint: 'Name it with --stack or SLUICE_STACK; is it in another region (AWS_REGION) or account (AWS_PROFILE)? Without a deployment: docs/deploy.md.',
      cause: error,
    });
  throw error;
}
