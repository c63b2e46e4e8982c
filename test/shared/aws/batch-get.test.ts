import type { BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { batchGet } from '../../../shared/aws/batch-get.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { headKey } from '../../../shared/aws/keys.ts';
import { callsOf } from '../../support/engines/count-calls.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const engine = await startDynalite();
afterAll(() => engine.stop());
afterEach(() => {
  engine.client.middlewareStack.remove('throttled');
});

let table = '';
beforeAll(async () => {
  table = await engine.table();
  const store = dynamoHeadStore(engine.client, table);
  for (const key of KEYS) await store.write(key, { when: [] });
});

/** Lets every answer through with so many items, and the rest as not yet processed. */
function throttled(most: number): void {
  engine.client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const output = answer.output as BatchGetItemCommandOutput;
      const items = output.Responses?.[table] ?? [];
      const rest = items.splice(most).map(({ pk, sk }) => ({ pk, sk }) as (typeof items)[number]);
      if (rest.length > 0) output.UnprocessedKeys = { [table]: { Keys: rest } };
      return answer;
    },
    { step: 'initialize', name: 'throttled' },
  );
}

const read = () => batchGet(engine.client, table, KEYS.map(headKey));

test('asks again for what was not answered', async () => {
  throttled(2);
  let found = 0;
  const calls = await callsOf(engine.client, async () => {
    found = (await read()).length;
  });
  expect(found).toBe(4);
  expect(calls).toHaveLength(2);
});

test('gives up loudly', async () => {
  throttled(0);
  await expect(read()).rejects.toThrow('4 items');
});

test('leaves out what is not there, and calls nobody for nothing', async () => {
  expect(await batchGet(engine.client, table, [headKey('a'), headKey('z')])).toHaveLength(1);
  expect(await callsOf(engine.client, () => batchGet(engine.client, table, []))).toEqual([]);
});
