import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DeleteTableCommand,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engines } from '../../../infra/local/connect-engines.ts';
import { startEngines } from '../../../infra/local/engines.ts';
import { tableInput } from '../../../shared/aws/table.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());

const ENGINES = [
  { engine: 'dynamo', target: 'DynamoDB_20120810.ListTables' },
  { engine: 'sqs', target: 'AmazonSQS.ListQueues' },
] as const;

async function addressOf(engine: 'dynamo' | 'sqs') {
  const { config } = engines[engine];
  const { port = 0 } = (await config.endpoint?.()) ?? {};
  const { accessKeyId } = await config.credentials();
  return { port, accessKeyId };
}

/** `fetch` sets `Host` itself. */
function post(host: string, port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end('{}');
  });
}

test('our own clients are heard', async () => {
  const { TableNames } = await engines.dynamo.send(new ListTablesCommand({}));
  expect(TableNames).toEqual([engines.table]);
  const QueueUrl = engines.queues.tasks;
  await engines.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
  const { Messages } = await engines.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages?.[0]?.Body).toBe('hello');
});

describe.each(ENGINES)('$engine', ({ engine, target }) => {
  test.each([
    { given: 'the key, from no page', status: 200 },
    { given: 'localhost', more: { host: 'localhost' }, status: 200 },
    { given: 'a page', more: { origin: 'https://evil.example' }, status: 403 },
    { given: 'a page without an address', more: { origin: 'null' }, status: 403 },
    { given: 'a name that was bent to here', more: { host: 'evil.example' }, status: 403 },
    { given: 'a bucket’s name', more: { host: 'bucket.localhost' }, status: 403 },
    { given: 'another key', key: 'local', status: 403 },
    { given: 'a key that begins like ours', key: 'prefix', status: 403 },
    { given: 'no signature', key: undefined, status: 403 },
  ])('$given → $status', async ({ status, more = {}, ...row }) => {
    const { port, accessKeyId } = await addressOf(engine);
    const { host = '127.0.0.1', ...others } = more as Record<string, string>;
    const keys: Record<string, string> = { local: 'local', prefix: accessKeyId.slice(0, 8) };
    const key = 'key' in row ? row.key && keys[row.key] : accessKeyId;
    const scope = `20260101/us-east-1/${engine}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=host, Signature=00`;
    const headers = {
      host: `${host}:${port}`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      ...(key === undefined ? {} : { authorization }),
      ...others,
    };
    expect(await post('127.0.0.1', port, headers)).toBe(status);
  });

  test('is on loopback only', async () => {
    const { port } = await addressOf(engine);
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (!outside) return;
    await expect(post(outside.address, port, {})).rejects.toThrow();
  });

  test('has another key with each start', async () => {
    const { accessKeyId } = await addressOf(engine);
    const others = await startEngines();
    const other = await others[engine].config.credentials();
    await others.stop();
    expect(accessKeyId).toMatch(/^[0-9a-f]{32}$/);
    expect(other.accessKeyId).not.toBe(accessKeyId);
  });
});

test('a folder of an older version is refused, with what to do', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-engines-'));
  try {
    const old = await startEngines(directory);
    const {
      GlobalSecondaryIndexes = [],
      AttributeDefinitions = [],
      ...table
    } = tableInput(old.table);
    await old.dynamo.send(new DeleteTableCommand({ TableName: old.table }));
    const without = {
      ...table,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.filter(
        ({ IndexName }) => IndexName !== 'waiting',
      ),
      AttributeDefinitions: AttributeDefinitions.filter(
        ({ AttributeName = '' }) => !AttributeName.startsWith('waits'),
      ),
    };
    // It is deleted a moment later.
    for (let tries = 0; ; tries++) {
      try {
        await old.dynamo.send(new CreateTableCommand(without));
        break;
      } catch (error) {
        if (tries > 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    await old.stop();
    await expect(startEngines(directory)).rejects.toThrow('its table lacks waiting');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
