import { arn, SECRET_SUFFIX } from '../local/names.ts';

/** A call of an AWS API, as it came over the wire. */
export interface Call {
  /** The access key that it was signed with. */
  readonly by: string;
  /** In IAM's words: `dynamodb:GetItem`. */
  readonly action: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly input: Input;
}

// biome-ignore lint/suspicious/noExplicitAny: each API has its own.
export type Input = any;

interface Service {
  readonly prefix: string;
  readonly resources: (input: Input) => readonly string[];
}

/** By the target that the JSON protocols send, up to the dot. */
const SERVICES: Readonly<Record<string, Service>> = {
  DynamoDB_20120810: {
    prefix: 'dynamodb',
    resources: ({ TableName, IndexName, RequestItems }) =>
      [TableName ?? Object.keys(RequestItems ?? {})].flat().map((table: string) => {
        const index = IndexName === undefined ? '' : `/index/${IndexName}`;
        return (table.startsWith('arn:') ? table : arn('dynamodb', `table/${table}`)) + index;
      }),
  },
  AmazonSQS: {
    prefix: 'sqs',
    resources: ({ QueueUrl }) => [arn('sqs', new URL(QueueUrl).pathname.split('/').at(-1) ?? '')],
  },
  secretsmanager: {
    prefix: 'secretsmanager',
    resources: ({ SecretId }) => [
      SecretId.startsWith('arn:')
        ? SecretId
        : arn('secretsmanager', `secret:${SecretId}${SECRET_SUFFIX}`),
    ],
  },
  AmazonSSM: {
    prefix: 'ssm',
    resources: ({ Name }) => [
      Name.startsWith('arn:') ? Name : arn('ssm', `parameter/${Name.replace(/^\//, '')}`),
    ],
  },
};

/** SQS asks for the right to the single one. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html */
const BATCHES = /^(SendMessage|DeleteMessage|ChangeMessageVisibility)Batch$/;

/** Throws at a request that is no call of a service that we use: a test is to know all of them. */
export function callOf(headers: NodeJS.Dict<string | string[]>, body: string): Call {
  const target = String(headers['x-amz-target']);
  const [, by] = /Credential=([^/,\s]+)\//.exec(String(headers.authorization)) ?? [];
  const [name = '', operation = ''] = target.split('.');
  const service = SERVICES[name];
  if (!service || by === undefined) throw new Error(`${target} by ${by} is not understood`);
  const input: Input = JSON.parse(body);
  const action = `${service.prefix}:${operation.replace(BATCHES, '$1')}`;
  return { by, action, resources: service.resources(input), input };
}
