import { describe, expect, jest, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { comingBack } from '../../../infra/local/batch-answer.ts';
import type { PutAsideNote } from '../../../shared/core/dead-letter.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import { Poison } from '../../../shared/core/poison.ts';
import { batch } from '../../../shared/runtime/batch.ts';

const TICKET = 'github:acme:7';

function record(messageId: string, body: string, more: Partial<SQSRecord> = {}): SQSRecord {
  const attributes = { ApproximateReceiveCount: '2' } as SQSRecord['attributes'];
  return { messageId, body, attributes, messageAttributes: {}, ...more } as SQSRecord;
}

const good = (messageId: string, ticket = TICKET) => record(messageId, JSON.stringify({ ticket }));

/** A function that fails for the tickets that are called so, and keeps what was put aside. */
function functionUnderTest() {
  const aside: { body: string; note: PutAsideNote }[] = [];
  const done: string[] = [];
  const told: Fact[] = [];
  const handler = batch({
    step: 'dispatch',
    async handle(ticket) {
      if (ticket === 'throws') throw new Error('no route to host');
      if (ticket === 'throws nothing') return Promise.reject(undefined);
      if (ticket === 'hangs') return new Promise<string>(() => {});
      if (ticket === 'forgotten') throw new Poison('no_head');
      done.push(ticket);
      return 'started';
    },
    async putAside(body, note) {
      aside.push({ body, note });
    },
    observe: (fact) => {
      told.push(fact);
    },
  });
  return { handler, aside, done, told };
}

async function failures(records: readonly SQSRecord[], at = functionUnderTest(), left?: number) {
  const context = left === undefined ? undefined : { getRemainingTimeInMillis: () => left };
  const { batchItemFailures } = await at.handler({ Records: [...records] }, context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

test.each([
  { count: '1', again: false },
  { count: '2', again: true },
  { count: 'many', again: false },
])('received $count times → $again for again', async ({ count, again }) => {
  const heard: boolean[] = [];
  const handler = batch({
    step: 'writeback',
    async handle(_, again) {
      heard.push(again);
      return 'shown';
    },
    putAside: async () => {},
    observe: () => {},
  });
  const attributes = { ApproximateReceiveCount: count } as SQSRecord['attributes'];
  await handler({ Records: [record('m', JSON.stringify({ ticket: TICKET }), { attributes })] });
  expect(heard).toEqual([again]);
});

describe('a batch', () => {
  test.each<{ given: string; records: SQSRecord[]; again: string[] }>([
    { given: 'nothing', records: [], again: [] },
    { given: 'what goes well', records: [good('a'), good('b')], again: [] },
    { given: 'one that throws', records: [good('a'), good('b', 'throws')], again: ['b'] },
    { given: 'one that throws nothing', records: [good('a', 'throws nothing')], again: ['a'] },
    {
      given: 'all that throw',
      records: [good('a', 'throws'), good('b', 'throws')],
      again: ['a', 'b'],
    },
    {
      given: 'a message twice, of which one failed',
      records: [good('a'), good('a', 'throws')],
      again: ['a'],
    },
    {
      given: 'a message twice, of which both failed',
      records: [good('a', 'throws'), good('a', 'throws')],
      again: ['a'],
    },
    { given: 'a ticket twice', records: [good('a'), good('b')], again: [] },
  ])('$given → $again', async ({ records, again }) => {
    expect(await failures(records)).toEqual(again);
  });

  test('what hangs comes back, and keeps no other from its answer', async () => {
    const at = functionUnderTest();
    expect(await failures([good('a', 'hangs'), good('b')], at, 3_050)).toEqual(['a']);
    expect(at.done).toEqual([TICKET]);
  });

  test('answers what the event source understands', async () => {
    const answer = await functionUnderTest().handler(
      {
        Records: [good('a', 'throws'), good('b'), good('a'), good('c', 'hangs')],
      },
      { getRemainingTimeInMillis: () => 3_050 },
    );
    expect(comingBack(['a', 'b', 'a', 'c'], answer)).toEqual(['a', 'a', 'c']);
  });
});

describe('what no repetition mends', () => {
  test.each([
    { given: 'no JSON', body: 'not { json', reason: 'not_json' },
    { given: 'nothing', body: '', reason: 'not_json' },
    { given: 'no ticket', body: '{}', reason: 'unknown_shape' },
    { given: 'an empty ticket', body: '{"ticket":""}', reason: 'unknown_shape' },
    { given: 'a ticket that is no text', body: '{"ticket":7}', reason: 'unknown_shape' },
    { given: 'a list', body: '["a"]', reason: 'unknown_shape' },
    { given: 'null', body: 'null', reason: 'unknown_shape' },
    {
      given: 'a ticket that no key can hold',
      body: JSON.stringify({ ticket: 'x'.repeat(2_000) }),
      reason: 'unknown_shape',
    },
  ])('is put aside at once, as it came, with the reason: $given', async ({ body, reason }) => {
    const at = functionUnderTest();
    expect(await failures([record('a', body), good('b')], at)).toEqual([]);
    expect(at.aside).toEqual([
      { body, note: expect.objectContaining({ reason, step: 'dispatch', messageId: 'a' }) },
    ]);
    expect(at.done).toEqual([TICKET]);
  });

  test('says whose it is, when it was, and how often it had been taken and replayed', async () => {
    const at = functionUnderTest();
    const replayed = { replays: { stringValue: '3', dataType: 'Number' } };
    await failures([record('a', '{"ticket":"forgotten"}', { messageAttributes: replayed })], at);
    expect(at.aside[0]?.note).toEqual({
      reason: 'no_head',
      step: 'dispatch',
      messageId: 'a',
      ticket: 'forgotten',
      at: expect.any(Number),
      attempts: 2,
      replays: 3,
    });
  });

  test.each(['-1', '1e9', 'many', ''])('counts nothing that is no count: %j', async (text) => {
    const at = functionUnderTest();
    const replays = { stringValue: text, dataType: 'Number' };
    const attributes = { ApproximateReceiveCount: text } as SQSRecord['attributes'];
    await failures([record('a', '', { attributes, messageAttributes: { replays } })], at);
    expect(at.aside[0]?.note).toMatchObject({ attempts: 1, replays: 0 });
  });

  test('comes back when it could not be put aside, so that none is lost', async () => {
    const handler = batch({
      step: 'dispatch',
      handle: async () => 'started',
      putAside: async () => {
        throw new Error('the queue is away');
      },
      observe: () => {},
    });
    const { batchItemFailures } = await handler({ Records: [record('a', ''), good('b')] });
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'a' }]);
  });

  test('is not said to be done before it is durable where it was put', async () => {
    let durable: () => void = () => {};
    const handler = batch({
      step: 'dispatch',
      handle: async () => 'started',
      putAside: () => new Promise<void>((resolve) => (durable = resolve)),
      observe: () => {},
    });
    const settled = jest.fn();
    const answer = handler({ Records: [record('a', '')] }).then(settled);
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).not.toHaveBeenCalled();
    durable();
    await answer;
    expect(settled).toHaveBeenCalledWith({ batchItemFailures: [] });
  });

  test('the log quotes nothing of what could not be read', async () => {
    const at = functionUnderTest();
    await failures([record('a', '{"password":"hunter2"'), record('b', '{"token":"hunter2"}')], at);
    expect(JSON.stringify(at.told)).not.toContain('hunter2');
    expect(at.told).toHaveLength(2);
  });
});
