import { createHmac, timingSafeEqual } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageCommand } from '@aws-sdk/client-sqs';

interface GatewayEvent {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
}

/** The least that a durable receiver can do, and nothing else: verify, parse, compress, one PutItem, one UpdateItem, one SendMessage. */
export function floor(dynamo: DynamoDBClient, sqs: SQSClient, secret: string) {
  return async ({
    headers,
    body = '',
  }: GatewayEvent): Promise<{ statusCode: number; body: string }> => {
    const bytes = Buffer.from(body);
    const expected = createHmac('sha256', secret).update(bytes).digest();
    const given = Buffer.from(headers['x-hub-signature-256']?.slice(7) ?? '', 'hex');
    if (given.length !== 32 || !timingSafeEqual(expected, given))
      return { statusCode: 401, body: '' };
    const payload = JSON.parse(body);
    const content = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const key = headers['x-github-delivery'] ?? '';
    const ticket = String(payload.issue.id);
    await dynamo.send(
      new PutItemCommand({
        TableName: 'table',
        Item: { pk: { S: `DELIVERY#${key}` }, sk: { S: 'DELIVERY' }, content: { B: content } },
      }),
    );
    await dynamo.send(
      new UpdateItemCommand({
        TableName: 'table',
        Key: { pk: { S: `TICKET#${ticket}` }, sk: { S: 'HEAD' } },
        UpdateExpression: 'SET #s = :s, content = :c',
        ConditionExpression: 'attribute_not_exists(#s) OR #s = :e',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: {
          ':s': { S: 'queued' },
          ':c': { S: key },
          ':e': { S: 'ended' },
        },
      }),
    );
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/tasks',
        MessageBody: JSON.stringify({ ticket }),
      }),
    );
    return { statusCode: 200, body: '{"ok":true}' };
  };
}
