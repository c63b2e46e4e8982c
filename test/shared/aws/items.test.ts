import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../../shared/aws/dynamo-result-store.ts';
import { INDEXES } from '../../../shared/aws/table.ts';
import { START } from '../../contracts/clock.ts';
import { content, entry, opening } from '../../contracts/samples.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { itemBytes } from '../../support/engines/item-bytes.ts';

type Item = Readonly<Record<string, AttributeValue>>;

const KEY = 'github:acme:3054221';
const DAY_SECONDS = 24 * 3600;
const engine = await startDynalite();
afterAll(() => engine.stop());

describe('what lies in the table', () => {
  const items = new Map<string, Item>();

  beforeAll(async () => {
    const table = await engine.table();
    const now = () => START;
    const heads = dynamoHeadStore(engine.client, table, now);
    const ledger = dynamoLedger(engine.client, table, now);
    const head = await heads.write(KEY, opening(KEY));
    if (head) await heads.archive(head);
    await ledger.record(entry('d1'), content());
    await ledger.record(entry('d2', { outcome: 'ignored', reason: 'no_project' }));
    const result = { success: true, summary: '', exit_code: 0 };
    await dynamoResultStore(engine.client, table, now).put(KEY, 1, 1, result);
    const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: table }));
    for (const item of Items) items.set(`${item.pk?.S} ${item.sk?.S}`, item);
  });

  const rows: readonly { item: string; indexes: readonly string[]; days?: number }[] = [
    { item: `TICKET#${KEY} HEAD`, indexes: ['due', 'byProject', 'byReadableId'] },
    { item: `TICKET#${KEY} TASK#000000001`, indexes: [], days: 90 },
    { item: `TICKET#${KEY} RESULT#1#1`, indexes: [], days: 90 },
    { item: 'DELIVERY#github#d1 DELIVERY', indexes: ['byReadableId'], days: 90 },
    { item: 'DELIVERY#github#d2 DELIVERY', indexes: ['byReadableId'], days: 30 },
  ];

  test.each(rows)('$item is in $indexes, and is kept for $days days', ({ item, indexes, days }) => {
    const found = items.get(item) ?? {};
    const named = Object.entries(INDEXES).filter(
      ([, { partition, sort }]) => partition in found && sort in found,
    );
    expect(named.map(([name]) => name)).toEqual(indexes);
    expect(found.ttl?.N).toBe(days && String(START / 1000 + days * DAY_SECONDS));
  });

  test('an opened head is far below 1 KB', () => {
    expect(itemBytes(items.get(`TICKET#${KEY} HEAD`) ?? {})).toBeLessThan(400);
  });
});
