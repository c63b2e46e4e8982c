import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../../shared/aws/dynamo-slot-store.ts';
import { START } from '../../contracts/clock.ts';
import { content, entry, opening } from '../../contracts/samples.ts';
import { callsOf } from '../../support/engines/count-calls.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';

const KEY = 'github:acme:3054221';
const engine = await startDynalite();
afterAll(() => engine.stop());

describe('how often DynamoDB is called', () => {
  const now = () => START;
  let table = '';
  beforeEach(async () => {
    table = await engine.table();
  });

  const calls = (act: () => Promise<unknown>) => callsOf(engine.client, act);

  test('a head: one call to read, to write, to lose a race', async () => {
    const store = dynamoHeadStore(engine.client, table, now);
    expect(await calls(() => store.write(KEY, opening(KEY)))).toEqual(['UpdateItem']);
    expect(await calls(() => store.read(KEY))).toEqual(['GetItem']);
    const lost = store.write.bind(store, KEY, {
      when: [{ is: 'equal', attribute: 'state', to: 'held' }],
    });
    expect(await calls(lost)).toEqual(['UpdateItem']);
    expect(await calls(() => store.past(KEY))).toEqual(['Query']);
  });

  test('a delivery: one call to record, with its content or not, and to see that it is known', async () => {
    const ledger = dynamoLedger(engine.client, table, now);
    expect(await calls(() => ledger.record(entry('d1'), content()))).toEqual(['PutItem']);
    expect(await calls(() => ledger.record(entry('d1'), content()))).toEqual(['PutItem']);
    expect(await calls(() => ledger.settle('github', 'd1', 'held', 'too_large'))).toEqual([
      'UpdateItem',
    ]);
    expect(await calls(() => ledger.ofTicket('github:acme/shop#7', 10))).toEqual([
      'Query',
      'BatchGetItem',
    ]);
  });

  test('a slot: one call while there is room', async () => {
    const slots = dynamoSlotStore(engine.client, table);
    await slots.take('shop', 'a:1', START + 1000, 2, START);
    const take = (task: string) => () => slots.take('shop', task, START + 1000, 2, START);
    expect(await calls(take('b:1'))).toEqual(['UpdateItem']);
    expect(await calls(take('b:1'))).toEqual(['UpdateItem']);
    expect(await calls(take('c:1'))).toEqual(['UpdateItem', 'GetItem']);
    expect(await calls(() => slots.release('shop', 'a:1'))).toEqual(['UpdateItem']);
  });

  test('a result: one call', async () => {
    const results = dynamoResultStore(engine.client, table, now);
    const put = () => results.put(KEY, 1, 1, { success: true, summary: '', exit_code: 0 });
    expect(await calls(put)).toEqual(['PutItem']);
    expect(await calls(() => results.get(KEY, 1, 1))).toEqual(['GetItem']);
  });

  test('what is due: a query per shard, a read per hundred heads', async () => {
    const store = dynamoHeadStore(engine.client, table, now);
    const keys = Array.from({ length: 120 }, (_, n) => `${KEY}${n}`);
    await Promise.all(keys.map((key) => store.write(key, { when: [], set: { dueAt: START } })));
    const queries = Array.from({ length: 4 }, () => 'Query');
    const due: string[] = [];
    const look = async () => {
      for (const { key } of await store.due(START, 1_000)) due.push(key);
    };
    expect(await calls(look)).toEqual([...queries, 'BatchGetItem', 'BatchGetItem']);
    expect(due.toSorted()).toEqual(keys.toSorted());
    expect(await calls(() => store.due(START - 1, 100))).toEqual(queries);
  });
});
