import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startFauxqs } from 'fauxqs';
import { sqsAgent } from '../../../../shared/agents/sqs/agent.ts';
import { sqsMaker } from '../../../../shared/agents/sqs/maker.ts';
import { messageBody } from '../../../../shared/agents/sqs/message-body.ts';
import { checkMessage } from '../../../support/engines/sqs-rules.ts';
import { attemptOf } from '../attempt.ts';

let server: Awaited<ReturnType<typeof startFauxqs>>;
let client: SQSClient;
let queues = 0;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

async function queue(fifo: boolean): Promise<string> {
  const name = `agents-${queues++}${fifo ? '.fifo' : ''}`;
  await client.send(
    new CreateQueueCommand({ QueueName: name, Attributes: fifo ? { FifoQueue: 'true' } : {} }),
  );
  return `http://127.0.0.1:${server.port}/000000000000/${name}`;
}

/** Takes everything that is in the queue. */
async function messages(QueueUrl: string): Promise<unknown[]> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  const [message] = Messages;
  if (!message) return [];
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return [JSON.parse(message.Body ?? ''), ...(await messages(QueueUrl))];
}

const options = { fetch, secret: async () => undefined };

test('a start and a stop are messages', async () => {
  const queueUrl = await queue(false);
  const agent = sqsMaker.create({ queueUrl }, options);
  const attempt = attemptOf();
  expect(agent.heartbeats).toBe(true);
  expect(await agent.start(attempt)).toEqual({ reference: attempt.idempotencyKey });
  await agent.stop(attempt.idempotencyKey);
  expect(await messages(queueUrl)).toEqual([
    {
      type: 'task.start',
      task: attempt.task,
      callback: { url: attempt.url, token: attempt.token },
      idempotencyKey: attempt.idempotencyKey,
      deadlineSeconds: 60,
    },
    { type: 'task.stop', reference: attempt.idempotencyKey },
  ]);
});

test('on a FIFO queue a repeated start is one message, also with a long key, and the stop follows it', async () => {
  const queueUrl = await queue(true);
  const agent = sqsAgent({ queueUrl }, client);
  const attempt = attemptOf({ idempotencyKey: `webhook:ci:${'é'.repeat(100)}:1` });
  for (let starts = 0; starts < 2; starts++) await agent.start(attempt);
  for (let stops = 0; stops < 2; stops++) await agent.stop(attempt.idempotencyKey);
  expect(await messages(queueUrl)).toEqual([
    expect.objectContaining({ type: 'task.start' }),
    expect.objectContaining({ type: 'task.stop' }),
  ]);
});

test('a task that no queue takes is refused', async () => {
  const agent = sqsAgent({ queueUrl: await queue(false) }, client);
  const attempt = attemptOf();
  const started = await agent.start({
    ...attempt,
    task: { ...attempt.task, goal: 'x'.repeat(1_100_000) },
  });
  expect(started).toEqual({ refused: expect.stringContaining('too large') });
});

test.each([
  { given: 'ASCII', json: '{"a":"b"}' },
  { given: 'letters of all the world', json: '{"a":"Größe 漢 🐛"}' },
  {
    given: 'what SQS refuses',
    json: JSON.stringify({ a: '\u0000\u001f\ud800\udc00\udfff\ufffe\uffff' }),
  },
  {
    given: 'a MiB only as it is',
    json: JSON.stringify({ a: `${'🐛'.repeat(250_000)}\ufffe\uffff` }),
  },
])('a body says the same, in what SQS takes: $given', ({ json }) => {
  const body = messageBody(json);
  checkMessage({ MessageBody: body });
  expect(JSON.parse(body)).toEqual(JSON.parse(json));
});

test('a queue that is not there is passing', async () => {
  const queueUrl = `http://127.0.0.1:${server.port}/000000000000/nowhere`;
  await expect(sqsAgent({ queueUrl }, client).start(attemptOf())).rejects.toThrow();
});

test.each([
  'http://sqs.eu-west-1.amazonaws.com/1/a',
  'https://sqs.eu-west-1.amazonaws.com/',
  'agents',
])('%s is no queue', (queueUrl) => {
  expect(() => sqsMaker.create({ queueUrl }, options)).toThrow();
});
