import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { floor } from '../receive/floor.ts';

/** The floor as a Lambda function has it. */
export const handler = floor(new DynamoDBClient(), new SQSClient(), 'a secret');
