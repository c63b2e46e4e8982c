import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const NOWHERE = {
  region: 'eu-west-1',
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
};

/**
 * The two clients on a wire that answers at once: what is left is the SDK's own work, to write and sign a request and to read an
 * answer. `updated` is what every UpdateItem answers.
 */
export function stubbedClients(updated: object): { dynamo: DynamoDBClient; sqs: SQSClient } {
  const nothing = Buffer.from('{}');
  const item = Buffer.from(JSON.stringify(updated));
  const receipts = new Map<string, Buffer>();
  const dynamo = new DynamoDBClient({
    ...NOWHERE,
    requestHandler: wire(({ headers }) =>
      headers['x-amz-target']?.endsWith('.UpdateItem') ? item : nothing,
    ),
  });
  const sqs = new SQSClient({
    ...NOWHERE,
    requestHandler: wire(({ body }) => {
      const sent = typeof body === 'string' ? body : textOf(body);
      const receipt = receipts.get(sent) ?? receiptOf(sent);
      receipts.set(sent, receipt);
      return receipt;
    }),
  });
  return { dynamo, sqs };
}

/** Read by its memory: the SDK complains where its bytes are used as if they were the string that they used to be. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString();
}

function wire(answer: (sent: Sent) => Buffer) {
  return {
    async handle(sent: Sent) {
      const body = answer(sent);
      const headers = { 'content-length': String(body.length) };
      return { response: { statusCode: 200, headers, body } };
    },
  };
}

/** The SDK compares the digest of what it sent. */
function receiptOf(sent: string): Buffer {
  const { MessageBody } = JSON.parse(sent);
  const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
  return Buffer.from(
    JSON.stringify({ MessageId: '5fea7756-0ea4-451a-a703-a558b933e274', MD5OfMessageBody }),
  );
}
