import { setTimeout } from 'node:timers/promises';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import type { BatchHandler } from '../../../infra/local/consume.ts';
import { consume } from '../../../infra/local/consume.ts';
import { sqsDeadLetters } from '../../../shared/aws/sqs-dead-letters.ts';
import { sqsPutAside } from '../../../shared/aws/sqs-put-aside.ts';
import type { DeadLetters } from '../../../shared/core/dead-letters.ts';
import { batch } from '../../../shared/runtime/batch.ts';
import { startSqs } from '../../support/engines/fauxqs.ts';

const WAIT_MS = 20_000;

const sqs = await startSqs();
afterAll(() => sqs.stop());

let source: string;
let dead: string;
let letters: DeadLetters;
let consumers: (() => Promise<void>)[] = [];

/** A queue that gives a message up after its first attempt. */
beforeEach(async () => {
  dead = sqs.queue();
  const { Attributes } = await sqs.client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: Attributes?.QueueArn,
    maxReceiveCount: 1,
  });
  const created = await sqs.client.send(
    new CreateQueueCommand({ QueueName: `q-${Date.now()}`, Attributes: { RedrivePolicy } }),
  );
  source = created.QueueUrl ?? '';
  letters = sqsDeadLetters(sqs.client, { queue: 'tasks', dead, source });
});

afterEach(async () => {
  await Promise.all(consumers.map((stop) => stop()));
  consumers = [];
});

async function send(...bodies: readonly string[]): Promise<void> {
  for (const MessageBody of bodies)
    await sqs.client.send(new SendMessageCommand({ QueueUrl: source, MessageBody }));
}

function start(handler: BatchHandler): readonly unknown[] {
  const failed: unknown[] = [];
  consumers.push(consume(sqs.client, source, handler, (error) => failed.push(error)));
  return failed;
}

async function until<T>(find: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + WAIT_MS; ; await setTimeout(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('it did not come');
  }
}

const dying = (count: number) =>
  until(async () => ((await letters.count()).waiting === count ? letters.take(10, 30) : undefined));

async function empty(): Promise<void> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  await until(async () => {
    const { Attributes } = await sqs.client.send(
      new GetQueueAttributesCommand({ QueueUrl: source, AttributeNames: [...names] }),
    );
    return names.every((name) => Attributes?.[name] === '0') || undefined;
  });
}

/** Dispatch's handler, with a function that fails for the tickets that are called so. */
const handlerOf = (done: string[]) =>
  batch({
    step: 'dispatch',
    async handle(ticket) {
      if (ticket.startsWith('fails')) throw new Error('no route to host');
      done.push(ticket);
      return 'started';
    },
    putAside: sqsPutAside(sqs.client, dead),
    observe: () => {},
  });

const message = (ticket: string) => JSON.stringify({ ticket });

describe('the local event source', () => {
  test('deletes what is done, and lets what failed go its way to the dead letters, as it was', async () => {
    const done: string[] = [];
    await send(message('a'), message('fails'), message('b'));
    start(handlerOf(done));
    const [letter, ...others] = await dying(1);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ body: message('fails'), ticket: 'fails' });
    expect(letter).not.toHaveProperty('note');
    await empty();
    expect(done.sort()).toEqual(['a', 'b']);
  });

  test('what no repetition mends is among the dead letters at once, with its reason', async () => {
    const done: string[] = [];
    await send('not { json', message('a'));
    start(handlerOf(done));
    const [letter] = await dying(1);
    expect(letter).toMatchObject({
      body: 'not { json',
      note: { reason: 'not_json', step: 'dispatch', attempts: 1, replays: 0 },
    });
    await empty();
    expect(done).toEqual(['a']);
  });

  test('a replay goes through the function once more; what is dead for good comes back and says so', async () => {
    const done: string[] = [];
    await send('not { json');
    start(handlerOf(done));
    for (const replays of [0, 1, 2]) {
      const [letter] = await dying(1);
      if (!letter) throw new Error('it is not there');
      expect(letter.replays).toBe(replays);
      await letters.replay(letter, 'olga');
      await empty();
    }
  });

  test.each<{ given: string; answer: (event: SQSEvent) => unknown }>([
    { given: 'throws', answer: () => Promise.reject(new Error('out of memory')) },
    { given: 'names none', answer: () => ({ batchItemFailures: [{ itemIdentifier: '' }] }) },
    { given: 'names another', answer: () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] }) },
    { given: 'answers nonsense', answer: () => 'done' },
  ])('a function that $given: the whole batch comes back, none is lost', async ({ answer }) => {
    await send(message('a'), message('b'));
    start(async (event) => answer(event));
    const bodies = (await dying(2)).map(({ body }) => body);
    expect(bodies.sort()).toEqual([message('a'), message('b')]);
  });

  test('a queue that is away is told, and asked again', async () => {
    const told = start(async () => undefined);
    const gone: unknown[] = [];
    const stop = consume(
      sqs.client,
      `${source}-gone`,
      async () => undefined,
      (error) => gone.push(error),
    );
    await until(() => (gone.length > 1 ? true : undefined));
    await stop();
    expect(told).toEqual([]);
  });
});
