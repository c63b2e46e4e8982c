import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import type { Cloud } from '../cloud.ts';
import type { Names } from '../template/intrinsics.ts';
import { fitTemplate } from './fit-template.ts';

const STACK = 'Sluice';
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** moto's server with the stack in it. */
export interface MotoCloud extends Cloud {
  readonly status: string;
  /** Logical ids. */
  readonly created: readonly string[];
  /** Of a function, by its logical id: what CloudFormation made of the template. */
  environmentOf(id: string): Promise<Readonly<Record<string, string>>>;
}

/** Creates the stack as `cdk deploy` has it created, in moto's server. Names that begin with a slash are parameters, the others secrets. */
export async function motoCloud(
  template: Template,
  secrets: Readonly<Record<string, string>>,
  url: string,
  site: string,
): Promise<MotoCloud> {
  const there = { endpoint: url, region: 'us-east-1', credentials: CREDENTIALS };
  const [formation, lambda] = [new CloudFormationClient(there), new LambdaClient(there)];
  const [places, parameters] = [new SecretsManagerClient(there), new SSMClient(there)];
  const [dynamo, sqs] = [new DynamoDBClient(there), new SQSClient(there)];

  async function makeSecret(Name: string, SecretString: string): Promise<string> {
    const made = await places.send(new CreateSecretCommand({ Name, SecretString }));
    return made.ARN ?? '';
  }

  const arns = new Map<string, string>();
  for (const id of Object.keys(resources(template, 'AWS::SecretsManager::Secret')))
    arns.set(id, await makeSecret(id, 'k'.repeat(64)));
  for (const [Name, Value] of Object.entries(secrets)) {
    const parameter = { Name, Value, Type: 'SecureString' } as const;
    if (Name.startsWith('/')) await parameters.send(new PutParameterCommand(parameter));
    else await makeSecret(Name, Value);
  }
  const standIns: Names = {
    ref: (id) => arns.get(id) ?? id,
    attribute: (id, name) => (name === 'ApiEndpoint' ? site : `${id}.${name}`),
  };
  const TemplateBody = JSON.stringify(fitTemplate(template, standIns));
  await formation.send(new CreateStackCommand({ StackName: STACK, TemplateBody }));
  const stacks = await formation.send(new DescribeStacksCommand({ StackName: STACK }));
  const found = await formation.send(new DescribeStackResourcesCommand({ StackName: STACK }));
  const physical = new Map(
    found.StackResources?.map((each) => [each.LogicalResourceId, each.PhysicalResourceId ?? '']),
  );
  const queueUrl = (id: string) => `${url}${new URL(physical.get(id) ?? '').pathname}`;
  const isQueue = (id: string) => template.Resources[id]?.Type === 'AWS::SQS::Queue';
  const names: Names = {
    ref: (id) => (isQueue(id) ? queueUrl(id) : (physical.get(id) ?? standIns.ref(id))),
    attribute(id, name) {
      if (!isQueue(id)) return standIns.attribute(id, name);
      const [, account, queue] = new URL(queueUrl(id)).pathname.split('/');
      return `arn:aws:sqs:us-east-1:${account}:${queue}`;
    },
  };
  const [table = ''] = Object.keys(resources(template, 'AWS::DynamoDB::Table'));
  return {
    endpoint: url,
    names,
    table: physical.get(table) ?? '',
    dynamo,
    sqs,
    queueUrl,
    status: stacks.Stacks?.[0]?.StackStatus ?? '',
    created: [...physical.keys()].map(String),
    async environmentOf(id) {
      const asked = new GetFunctionConfigurationCommand({ FunctionName: physical.get(id) });
      return (await lambda.send(asked)).Environment?.Variables ?? {};
    },
    async stop() {
      for (const each of [formation, lambda, places, parameters, dynamo, sqs]) each.destroy();
    },
  };
}
