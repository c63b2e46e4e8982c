import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, test } from '@jest/globals';
import { dynamoConfigStore } from '../../../shared/aws/dynamo-config-store.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../../shared/aws/dynamo-result-store.ts';
import { FORM } from '../../../shared/aws/form.ts';
import { START } from '../../contracts/clock.ts';
import { content, entry } from '../../contracts/samples.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { CONFIG, KEY, RESULT, writtenNow } from './forms/write-forms.ts';

type Item = Readonly<Record<string, AttributeValue>>;

const FORMS = join(import.meta.dirname, 'forms');
const engine = await startDynalite();
afterAll(() => engine.stop());

const keptForms = readdirSync(FORMS).filter((name) => /^\d+$/.test(name));

function kept(form: string): readonly Item[] {
  const text = readFileSync(join(FORMS, form, 'items.json'), 'utf8');
  return JSON.parse(text, (key, value) => (key === 'B' ? Buffer.from(value, 'base64') : value));
}

async function storesWith(items: readonly Item[]) {
  const table = await engine.table();
  for (const each of items)
    await engine.client.send(new PutItemCommand({ TableName: table, Item: each }));
  const now = () => START;
  return {
    heads: dynamoHeadStore(engine.client, table, now),
    ledger: dynamoLedger(engine.client, table, now),
    results: dynamoResultStore(engine.client, table, now),
    configs: dynamoConfigStore(engine.client, table),
  };
}

describe.each(keptForms)('what was written in form %s', (form) => {
  test('is read as it was meant', async () => {
    const { heads, ledger, results, configs } = await storesWith(kept(form));
    expect(await heads.read(KEY)).toMatchObject({
      key: KEY,
      epoch: 1,
      state: 'queued',
      reason: 'started',
      project: 'shop',
      ticket: { readableId: 'github:acme/shop#7', account: 'acme' },
    });
    expect(await ledger.entry('github', 'd1')).toEqual(entry('d1'));
    expect(await ledger.content('github', 'd1')).toEqual(content());
    expect(await results.get(KEY, 1, 1)).toEqual(RESULT);
    expect(await configs.read()).toEqual({ version: 1, at: START, by: 'olga', document: CONFIG });
  });

  test('goes on: the next change is made on it', async () => {
    const { heads, configs } = await storesWith(kept(form));
    const changed = await heads.tryWrite(KEY, {
      when: [{ is: 'equal', attribute: 'state', to: 'queued' }],
      set: { reason: 'paused' },
    });
    expect(changed).toMatchObject({ written: { epoch: 1, reason: 'paused' } });
    expect(await configs.write({ document: {}, at: START, by: 'ben' }, 1)).toBe(true);
  });
});

test('what is written now has all that the last form had, as it had it', async () => {
  const now = new Map((await writtenNow(engine)).map((item) => [item.sk?.S, item]));
  for (const item of kept(String(FORM))) {
    for (const [name, value] of Object.entries(item)) {
      const written = Object.keys(now.get(item.sk?.S)?.[name] ?? {});
      expect({ item: item.sk?.S, name, written }).toEqual({
        item: item.sk?.S,
        name,
        written: Object.keys(value),
      });
    }
  }
});

describe('what a newer version wrote', () => {
  const newer = () =>
    kept(String(FORM)).map((item) => ({ ...item, form: { N: String(FORM + 1) } }));
  test('is not touched by an older one', async () => {
    const { heads, ledger, results, configs } = await storesWith(newer());
    const refusal = { name: 'NewerForm', message: expect.stringContaining('docs/upgrading.md') };
    await expect(heads.read(KEY)).rejects.toMatchObject(refusal);
    await expect(ledger.entry('github', 'd1')).rejects.toMatchObject(refusal);
    await expect(ledger.content('github', 'd1')).rejects.toMatchObject(refusal);
    await expect(results.get(KEY, 1, 1)).rejects.toMatchObject(refusal);
    await expect(configs.read()).rejects.toMatchObject(refusal);
  });
});

test('a configuration that was kept before versions were counted', async () => {
  const item = { pk: { S: 'CONFIG' }, sk: { S: 'CONFIG' }, document: { S: '{"connections":{}}' } };
  const { configs } = await storesWith([item]);
  expect(await configs.read()).toMatchObject({ version: 0, document: { connections: {} } });
  expect(await configs.write({ document: {}, at: START, by: 'ben' }, 0)).toBe(true);
  expect(await configs.read()).toMatchObject({ version: 1 });
});
