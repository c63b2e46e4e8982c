import type { Template } from '../../infra/synthesize.ts';
import type { Names } from '../template/intrinsics.ts';

/** What fauxqs says of itself. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

interface Named {
  readonly ref: string;
  readonly [attribute: string]: string;
}

/** Secrets Manager puts six characters behind the name. */
export const SECRET_SUFFIX = '-AbCdEf';

export function arn(service: string, resource: string, region = REGION): string {
  return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}

interface Places {
  /** Where AWS is. */
  readonly door: string;
  /** Where the public door is. */
  readonly site: string;
  /** A queue's own name, if the template gives it one. */
  readonly queue?: string;
}

/** How the types whose names anybody asks for are called here. */
function named(type: string, id: string, { door, site, queue = id }: Places): Named {
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return { ref: id, Arn: arn('dynamodb', `table/${id}`) };
    case 'AWS::SQS::Queue':
      return { ref: `${door}/${ACCOUNT}/${queue}`, Arn: arn('sqs', queue), QueueName: queue };
    case 'AWS::SecretsManager::Secret':
      return { ref: arn('secretsmanager', `secret:${id}${SECRET_SUFFIX}`) };
    case 'AWS::Lambda::Function':
      return { ref: id, Arn: arn('lambda', `function:${id}`) };
    case 'AWS::Logs::LogGroup':
      return { ref: id, Arn: arn('logs', `log-group:${id}:*`) };
    case 'AWS::IAM::Role':
      return { ref: id, Arn: arn('iam', `role/${id}`, '') };
    case 'AWS::ApiGatewayV2::Api':
      return { ref: id, ApiEndpoint: site };
    case 'AWS::ApiGatewayV2::Integration':
      return { ref: id };
    case 'AWS::SNS::Topic':
      return { ref: arn('sns', id), TopicName: id };
    case 'AWS::KMS::Key':
      return { ref: id, Arn: arn('kms', `key/${id}`) };
    default:
      throw new Error(`Nobody knows what ${id}, an ${type}, is called`);
  }
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The names of a deployment on this machine: logical ids, wherever AWS would make one up. */
export function localNames(template: Template, door: string, site: string): Names {
  function of(id: string): Named {
    const resource = template.Resources[id];
    if (!resource) throw new Error(`The template has no ${id}`);
    return named(resource.Type, id, { door, site, queue: resource.Properties?.QueueName });
  }
  return {
    ref: (id) => PSEUDO[id] ?? of(id).ref,
    attribute(id, name) {
      const value = of(id)[name];
      if (value === undefined) throw new Error(`Nobody knows ${name} of ${id}`);
      return value;
    },
  };
}
