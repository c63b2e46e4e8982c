import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { dynamoConfigStore } from '../../../../shared/aws/dynamo-config-store.ts';
import { dynamoHeadStore } from '../../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../../../shared/aws/dynamo-result-store.ts';
import { FORM } from '../../../../shared/aws/form.ts';
import { START } from '../../../contracts/clock.ts';
import { content, entry, opening } from '../../../contracts/samples.ts';
import { startDynalite } from '../../../support/engines/dynalite.ts';
import type { Engine } from '../../../support/engines/engine.ts';

export const KEY = 'github:acme:3054221';
export const RESULT = { success: true, summary: 'Done ✓', exit_code: 0 };
export const CONFIG = { connections: {}, projects: [], agents: {} };

type Attributes = Readonly<Record<string, AttributeValue>>;

/** One item of each kind, as the stores write it now. */
export async function writtenNow(engine: Engine): Promise<readonly Attributes[]> {
  const table = await engine.table();
  const now = () => START;
  const heads = dynamoHeadStore(engine.client, table, now);
  const head = await heads.write(KEY, opening(KEY));
  if (head) await heads.archive(head);
  await dynamoLedger(engine.client, table, now).record(entry('d1'), content());
  await dynamoResultStore(engine.client, table, now).put(KEY, 1, 1, RESULT);
  const applied = { document: CONFIG, at: START, by: 'olga' };
  await dynamoConfigStore(engine.client, table).write(applied, 0);
  const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: table }));
  return Items;
}

/** Keeps them for good, bytes in base64: run with node, once for each form; what is kept is never written again. */
if (import.meta.main) {
  const engine = await startDynalite();
  const folder = join(import.meta.dirname, String(FORM));
  await mkdir(folder, { recursive: true });
  const items = await writtenNow(engine);
  const text = JSON.stringify(
    items,
    (_, value) => (value instanceof Uint8Array ? undefined : inBase64(value)),
    2,
  );
  await writeFile(join(folder, 'items.json'), `${text}\n`, { flag: 'wx' });
  await engine.stop();
}

function inBase64(value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && 'B' in value ? value.B : undefined;
  return bytes instanceof Uint8Array ? { B: Buffer.from(bytes).toString('base64') } : value;
}
