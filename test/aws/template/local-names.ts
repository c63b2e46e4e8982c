import type { Template } from '../../infra/synthesize.ts';
import type { Names } from './intrinsics.ts';

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

/** How the types whose names anybody asks for are called here; `door` is where AWS is, `site` where the public door is. */
function named(type: string, id: string, door: string, site: string): Named {
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return { ref: id, Arn: arn('dynamodb', `table/${id}`) };
    case 'AWS::SQS::Queue':
      return { ref: `${door}/${ACCOUNT}/${id}`, Arn: arn('sqs', id), QueueName: id };
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
    const type = template.Resources[id]?.Type;
    if (type === undefined) throw new Error(`The template has no ${id}`);
    return named(type, id, door, site);
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
