import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Names } from './template/intrinsics.ts';

/** Something that speaks AWS's APIs and has our table, queues and secrets in it. */
export interface Cloud {
  /** What `AWS_ENDPOINT_URL` of the functions is. */
  readonly endpoint: string;
  readonly names: Names;
  /** The table's name. */
  readonly table: string;
  /** Our own clients: what they do is no function's doing. */
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  /** By logical id, for our own client. */
  readonly queueUrl: (id: string) => string;
  stop(): Promise<void>;
}
