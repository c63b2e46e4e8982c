import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { dynamoConfigDocument } from '../../../shared/aws/dynamo-config-document.ts';
import { CONFIG_KEY } from '../../../shared/aws/keys.ts';
import { secretsManagerSecrets } from '../../../shared/aws/secrets-manager-secrets.ts';
import { storedConfigSource } from '../../../shared/runtime/config/stored-config-source.ts';
import { registries, SMALLEST } from '../../shared/runtime/config/parse.ts';
import { openAwsDoor } from '../../support/aws-door.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { localClient } from '../../support/engines/engine.ts';
import { startLoad } from './load.ts';
import { post } from './post.ts';
import { startReceiver } from './receiver.ts';

const START = Date.parse('2027-01-31T12:00:00Z');
const SECONDS = 1_000;
const OLD = 'the old secret';
const NEW = 'the new secret';

const secrets: Record<string, string> = { 'hook-1': OLD };
const engine = await startDynalite();
const table = await engine.table();
const door = await openAwsDoor({ secrets });
let now = START;
const instances = await Promise.all([1, 2].map(startInstance));
const urls = instances.map(({ url }) => url);

afterAll(async () => {
  await Promise.all(instances.map(({ close }) => close()));
  await door.close();
  await engine.stop();
});

/** One of the processes that Lambda keeps: a cache of its own, on the table and the secrets that all of them share. */
function startInstance() {
  const client = new SecretsManagerClient(localClient(Number(new URL(door.url).port)));
  const config = storedConfigSource(dynamoConfigDocument(engine.client, table), {
    ...registries,
    resolvers: { secretsmanager: secretsManagerSecrets(client) },
    now: () => now,
  });
  return startReceiver(config, () => now);
}

/** One write of the one item. */
async function keep(list: string): Promise<void> {
  const document = JSON.stringify(parseYaml(SMALLEST.replace('[env:HOOK]', list)));
  const item = { ...CONFIG_KEY, document: { S: document } };
  await engine.client.send(new PutItemCommand({ TableName: table, Item: item }));
}

const statuses = (secret: string, zen: string) =>
  Promise.all(urls.map(async (url) => (await post(url, secret, zen)).status));

test('a secret is changed in the table while deliveries run to two processes: none is refused, and the old one ends in both', async () => {
  await keep('[secretsmanager:hook-1]');
  await post(urls[0] ?? '', OLD, 'the first process reads');
  now = START + 30 * SECONDS;
  await post(urls[1] ?? '', OLD, 'the second one reads half a minute later');
  let secret = OLD;
  const load = startLoad(urls, () => secret);
  await load.more(60);

  now = START + 40 * SECONDS;
  secrets['hook-2'] = NEW;
  await keep('[secretsmanager:hook-2, secretsmanager:hook-1]');
  await load.more(60);
  now = START + 70 * SECONDS;
  await load.more(20);
  // The reason for waiting: the sender must not have been switched yet.
  expect(await statuses(NEW, 'too early')).toEqual([200, 401]);
  now = START + 100 * SECONDS;
  secret = NEW;
  await load.more(60);

  const end = START + 200 * SECONDS;
  await keep(
    `[secretsmanager:hook-2, {ref: secretsmanager:hook-1, until: '${new Date(end).toISOString()}'}]`,
  );
  now = START + 199 * SECONDS;
  await load.more(60);
  now = end - 1;
  expect(await statuses(OLD, 'just in time')).toEqual([200, 200]);
  now = end;
  const asked = await door.callsOf(async () => {
    expect(await statuses(OLD, 'too late')).toEqual([401, 401]);
  });
  expect(asked).toEqual([]);
  await load.more(60);

  delete secrets['hook-1'];
  await keep('[secretsmanager:hook-2]');
  now = end + 60 * SECONDS;
  await load.more(60);
  await load.stop();

  expect(load.sent.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(load.sent.map(({ signedWith }) => signedWith)).size).toBe(2);
});
