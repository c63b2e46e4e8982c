import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startDynalite } from '../support/engines/dynalite.ts';
import { localClient } from '../support/engines/engine.ts';
import { startSqs } from '../support/engines/fauxqs.ts';

const sqs = await startSqs();
const dynamo = await startDynalite();
const port = (await sqs.client.config.endpoint?.())?.port ?? 0;
const bare = new SQSClient(localClient(port));
afterAll(async () => {
  bare.destroy();
  await Promise.all([sqs.stop(), dynamo.stop()]);
});

const takes = async (sent: Promise<unknown>) =>
  sent.then(
    () => true,
    () => false,
  );

/** #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF, by their edges. */
const CHARACTERS = [
  { hex: '0', sqs: false },
  { hex: '8', sqs: false },
  { hex: '9', sqs: true },
  { hex: 'a', sqs: true },
  { hex: 'b', sqs: false },
  { hex: 'c', sqs: false },
  { hex: 'd', sqs: true },
  { hex: 'e', sqs: false },
  { hex: '1f', sqs: false },
  { hex: '20', sqs: true },
  { hex: '7f', sqs: true },
  { hex: '9f', sqs: true },
  { hex: '2028', sqs: true },
  { hex: 'd7ff', sqs: true },
  { hex: 'd800', sqs: false },
  { hex: 'dbff', sqs: false },
  { hex: 'dc00', sqs: false },
  { hex: 'dfff', sqs: false },
  { hex: 'e000', sqs: true },
  { hex: 'feff', sqs: true },
  { hex: 'fffd', sqs: true },
  { hex: 'fffe', sqs: false },
  { hex: 'ffff', sqs: false },
  { hex: '10000', sqs: true },
  { hex: '1fffe', sqs: true },
  { hex: '10ffff', sqs: true },
];

describe('the SQS of the tests', () => {
  test.each(CHARACTERS)('U+$hex in a body or an attribute: $sqs, as SQS says', async (row) => {
    const char = String.fromCodePoint(Number.parseInt(row.hex, 16));
    const QueueUrl = sqs.queue();
    const sent = { QueueUrl, MessageBody: `a${char}b` };
    const attribute = { DataType: 'String', StringValue: `a${char}b` };
    const beside = { QueueUrl, MessageBody: 'a', MessageAttributes: { reason: attribute } };
    // fauxqs refuses characters of two units, which SQS takes; ours are escaped.
    if (char.length === 1 || !row.sqs)
      expect(await takes(sqs.client.send(new SendMessageCommand(sent)))).toBe(row.sqs);
    expect(await takes(sqs.client.send(new SendMessageCommand(beside)))).toBe(row.sqs);
  });

  test('fauxqs alone is as strict with bodies, and not with attributes', async () => {
    const QueueUrl = sqs.queue();
    const wrong = CHARACTERS.filter((row) => !row.sqs).map(({ hex }) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    const taken: string[] = [];
    for (const char of wrong) {
      const sent = { QueueUrl, MessageBody: `a${char}b` };
      if (await takes(bare.send(new SendMessageCommand(sent)))) taken.push(char);
    }
    expect(taken).toEqual([]);
    const attribute = { DataType: 'String', StringValue: '\uffff' };
    const beside = { QueueUrl, MessageBody: 'a', MessageAttributes: { reason: attribute } };
    expect(await takes(bare.send(new SendMessageCommand(beside)))).toBe(true);
  });

  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  test.each<{ given: string; message: object; takes: boolean }>([
    { given: 'no body', message: { MessageBody: '' }, takes: false },
    { given: '1 MiB', message: { MessageBody: 'x'.repeat(1_048_576) }, takes: true },
    { given: '1 MiB and a byte', message: { MessageBody: 'x'.repeat(1_048_577) }, takes: false },
    {
      given: '1 MiB with an attribute',
      message: { MessageBody: 'x'.repeat(1_048_570), MessageAttributes: { a: text('x') } },
      takes: false,
    },
    {
      given: 'an empty attribute',
      message: { MessageBody: 'a', MessageAttributes: { a: text('') } },
      takes: false,
    },
    {
      given: 'eleven attributes',
      message: {
        MessageBody: 'a',
        MessageAttributes: Object.fromEntries([...'abcdefghijk'].map((name) => [name, text('x')])),
      },
      takes: false,
    },
    {
      given: 'a name of AWS’s own',
      message: { MessageBody: 'a', MessageAttributes: { 'aws.a': text('x') } },
      takes: false,
    },
    { given: 'a group', message: { MessageBody: 'a', MessageGroupId: 'ü' }, takes: false },
  ])('$given: $takes', async ({ message, takes: expected }) => {
    const command = new SendMessageCommand({ QueueUrl: sqs.queue(), MessageBody: '', ...message });
    expect(await takes(sqs.client.send(command))).toBe(expected);
  });
});

describe('the DynamoDB of the tests', () => {
  const key = (pk: string, sk = 'HEAD') => ({ pk: { S: pk }, sk: { S: sk } });
  const deep = (depth: number): object => (depth === 0 ? { S: 'x' } : { L: [deep(depth - 1)] });

  test.each<{ given: string; item: object; takes: boolean }>([
    { given: 'a partition key of 2,048 bytes', item: key('ü'.repeat(1_024)), takes: true },
    { given: 'one of 2,049', item: key(`${'ü'.repeat(1_024)}x`), takes: false },
    { given: 'an empty one', item: key(''), takes: false },
    { given: 'a sort key of 1,024 bytes', item: key('a', 'x'.repeat(1_024)), takes: true },
    { given: 'one of 1,025', item: key('a', 'x'.repeat(1_025)), takes: false },
    {
      given: 'an index’s key of 2,049 bytes',
      item: { ...key('a'), readable: { S: 'x'.repeat(2_049) }, at: { N: '0' } },
      takes: false,
    },
    {
      given: 'an index’s key that is empty',
      item: { ...key('a'), readable: { S: '' }, at: { N: '0' } },
      takes: false,
    },
    { given: 'an empty text', item: { ...key('a'), x: { S: '' } }, takes: true },
    { given: 'NUL', item: { ...key('a'), x: { S: '\u0000\ufffe\uffff\u{10ffff}' } }, takes: true },
    { given: 'half a pair', item: { ...key('a'), x: { S: '\ud800' } }, takes: false },
    {
      given: 'half a pair in a list in a map',
      item: { ...key('a'), x: { M: { y: { L: [{ S: '\udc00' }] } } } },
      takes: false,
    },
    {
      given: '400 KB',
      item: { ...key('a'), x: { B: new Uint8Array(409_600 - 1 - 2 - 1 - 2 - 4) } },
      takes: true,
    },
    {
      given: '400 KB and a byte',
      item: { ...key('a'), x: { B: new Uint8Array(409_600 - 1 - 2 - 1 - 2 - 3) } },
      takes: false,
    },
    { given: '39 digits', item: { ...key('a'), x: { N: `${'1'.repeat(39)}` } }, takes: false },
    { given: '1e-200', item: { ...key('a'), x: { N: '1e-200' } }, takes: false },
    { given: 'what is too deep', item: { ...key('a'), x: deep(33) }, takes: false },
  ])('$given: $takes', async ({ item, takes: expected }) => {
    const command = new PutItemCommand({
      TableName: await dynamo.table(),
      Item: item as Record<string, never>,
    });
    expect(await takes(dynamo.client.send(command))).toBe(expected);
  });

  test('an update that makes an item too large is noticed', async () => {
    const TableName = await dynamo.table();
    const grow = () =>
      dynamo.client.send(
        new UpdateItemCommand({
          TableName,
          Key: key('a'),
          UpdateExpression: 'SET x = list_append(if_not_exists(x, :none), :more)',
          ExpressionAttributeValues: {
            ':none': { L: [] },
            ':more': { L: [{ B: new Uint8Array(150_000) }] },
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
    expect([await takes(grow()), await takes(grow()), await takes(grow())]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
