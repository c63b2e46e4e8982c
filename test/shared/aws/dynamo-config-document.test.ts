import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { dynamoConfigDocument } from '../../../shared/aws/dynamo-config-document.ts';
import { CONFIG_KEY } from '../../../shared/aws/keys.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import { storedConfigSource } from '../../../shared/runtime/config/stored-config-source.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { registries, SMALLEST } from '../runtime/config/parse.ts';

const engine = await startDynalite();
const { client } = engine;
afterAll(() => engine.stop());

const MINUTE_MS = 60_000;
const WITH_TOKEN = SMALLEST.replace('accounts:', 'credentials: {token: ssm:token}\n    accounts:');

let table: string;
let now: number;
let asked: string[];
let warnings: string[];
let source: ConfigSource;

beforeEach(async () => {
  table = await engine.table();
  [now, asked, warnings] = [0, [], []];
  const resolver = async (name: string) => {
    asked.push(name);
    return `${name} at ${now}`;
  };
  source = storedConfigSource(dynamoConfigDocument(client, table), {
    ...registries,
    resolvers: { env: resolver, ssm: resolver },
    warn: (warning) => warnings.push(warning),
    now: () => now,
  });
});

async function keep(document: string): Promise<void> {
  const item = { ...CONFIG_KEY, document: { S: document } };
  await client.send(new PutItemCommand({ TableName: table, Item: item }));
}

const keepYaml = (yaml: string) => keep(JSON.stringify(parseYaml(yaml)));

describe('a document', () => {
  test('is believed for a minute, its secrets too', async () => {
    await keepYaml(SMALLEST);
    const first = await source.read();
    expect(first.connections[0]?.secrets).toEqual(['HOOK at 0']);
    await keepYaml(SMALLEST.replace('name: shop', 'name: store'));
    now = MINUTE_MS - 1;
    expect(await source.read()).toBe(first);
    now = MINUTE_MS;
    const then = await source.read();
    expect(then.projects[0]?.name).toBe('store');
    expect(then.connections[0]?.secrets).toEqual([`HOOK at ${MINUTE_MS}`]);
  });

  test('is read once for all who ask at the same time', async () => {
    await keepYaml(SMALLEST);
    await Promise.all([source.read(), source.read(), source.read()]);
    expect(asked).toEqual(['HOOK']);
  });

  test.each([
    { given: 'none', document: undefined, error: /There is none.*sluice apply/s },
    { given: 'one that is not JSON', document: 'connections:', error: /JSON/ },
    {
      given: 'one that does not fit',
      document: '{"connections": {"gh": {"tracker": "gitlab"}}}',
      error: /one problem.*tracker.*\(connections\.gh\.tracker\)/s,
    },
  ])('$given → refused until it is mended', async ({ document, error }) => {
    if (document !== undefined) await keep(document);
    await expect(source.read()).rejects.toThrow(error);
    await expect(source.credentials('gh')).rejects.toThrow(error);
    expect(warnings).toEqual([expect.stringMatching(error), expect.stringMatching(error)]);
    await keepYaml(SMALLEST);
    expect((await source.read()).projects).toHaveLength(1);
  });

  test('that was good is not used any longer when its successor is broken', async () => {
    await keepYaml(SMALLEST);
    await source.read();
    await keep('{}');
    now = MINUTE_MS;
    await expect(source.read()).rejects.toThrow('problem');
  });
});

describe('credentials', () => {
  test('are asked for when they are needed, once in a minute', async () => {
    await keepYaml(WITH_TOKEN);
    await source.read();
    expect(asked).toEqual(['HOOK']);
    const tokens = await Promise.all([source.credentials('gh'), source.credentials('gh')]);
    expect(tokens).toEqual([{ token: 'token at 0' }, { token: 'token at 0' }]);
    expect(asked).toEqual(['HOOK', 'token']);
    now = MINUTE_MS;
    expect(await source.credentials('gh')).toEqual({ token: `token at ${MINUTE_MS}` });
  });

  test('of a connection that is not there → refused, and asked for again', async () => {
    await keepYaml(SMALLEST);
    await expect(source.credentials('linear')).rejects.toThrow('no connection');
    await expect(source.credentials('linear')).rejects.toThrow('no connection');
  });
});
