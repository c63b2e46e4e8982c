import { describe, expect, test } from '@jest/globals';
import { operate } from '../../functions/operate/operate.ts';
import { ownerOf } from '../../shared/core/api-key.ts';
import type { Config } from '../../shared/core/config.ts';
import { operator } from '../../shared/core/operator.ts';
import { configOf, open } from '../support/ingest/counter.ts';
import { memoryBrakeStore } from '../support/memory/memory-brake-store.ts';
import { memoryOperateStores } from '../support/memory/memory-operate-stores.ts';
import { memoryResultStore } from '../support/memory/memory-result-store.ts';
import { desk } from '../support/receive/desk.ts';
import { NOW, runningSluice } from './command-line.ts';

/** Operate on memory, and what it was asked. */
function door(config: Config = configOf([open('standard')])) {
  const stores = memoryOperateStores(() => NOW);
  const { deps } = desk(config);
  const asked: string[] = [];
  const all = {
    ...deps,
    ...stores,
    now: () => NOW,
    results: memoryResultStore(() => NOW),
    brakes: memoryBrakeStore(),
  };
  const running = runningSluice(async ({ body }) => {
    asked.push(String(body));
    return { body: await operate(JSON.parse(String(body)), operator('olga'), all) };
  });
  return { running, asked, keys: stores.keys };
}

const KEY = /sluice_[\w-]{43}/;

describe('sluice keys', () => {
  test('create shows a key once, which is kept and sent nowhere, and opens', async () => {
    const { running, asked, keys } = door();
    await using sluice = await running;
    const { code, out, err } = await sluice.sluice(['keys', 'create', 'activity-core']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [key = ''] = KEY.exec(out) ?? [];
    expect(ownerOf(key, await keys.read())).toMatchObject({ name: 'activity-core', by: 'olga' });
    expect(asked.join()).not.toContain(key.slice(13));
    const list = await sluice.sluice(['keys', 'list']);
    expect(list.out).toMatch(/activity-core +sluice_[\w-]{6}… +all +olga/);
    expect(list.out).not.toContain(key.slice(0, 14));
  });

  test('two keys are two', async () => {
    await using sluice = await door().running;
    const [one, other] = [
      await sluice.sluice(['keys', 'create', 'a']),
      await sluice.sluice(['keys', 'create', 'b']),
    ].map(({ out }) => KEY.exec(out)?.[0]);
    expect(one).toMatch(KEY);
    expect(other).not.toBe(one);
  });

  test('with --json the key is in `secret`', async () => {
    await using sluice = await door().running;
    const { out } = await sluice.sluice([
      'keys',
      'create',
      'ci',
      '--json',
      '--project',
      'standard-shop',
    ]);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      key: { name: 'ci', project: 'standard-shop' },
      secret: expect.stringMatching(KEY),
    });
  });

  test('revoke takes it away for good', async () => {
    const { running, keys } = door();
    await using sluice = await running;
    await sluice.sluice(['keys', 'create', 'ci']);
    expect((await sluice.sluice(['keys', 'revoke', 'ci'])).out).toMatch(
      /^Revoked\. In ten seconds/,
    );
    expect(await keys.read()).toEqual([]);
    expect((await sluice.sluice(['keys', 'list'])).out).toMatch(/There is no key/);
  });

  test.each([
    {
      given: 'a name that is taken',
      argv: ['keys', 'create', 'ci'],
      says: /There is a key ci since/,
    },
    {
      given: 'a project that takes nothing in',
      argv: ['keys', 'create', 'b', '--project', 'x'],
      says: /no project x.*standard-shop/s,
    },
    {
      given: 'a name with a line end',
      argv: ['keys', 'create', 'a\r\nb'],
      says: /a name of up to 64 letters/,
    },
    {
      given: 'an odd name',
      argv: ['keys', 'create', '__proto__'],
      says: /a name of up to 64 letters/,
    },
    {
      given: 'a key that is not there',
      argv: ['keys', 'revoke', 'x'],
      says: /There is no key x.*There are: ci/s,
    },
    { given: 'no name', argv: ['keys', 'create'], says: /name/ },
  ])('$given → an error that says what to do, and no key', async ({ argv, says }) => {
    await using sluice = await door().running;
    await sluice.sluice(['keys', 'create', 'ci']);
    const { code, out, err } = await sluice.sluice(argv);
    expect(code).not.toBe(0);
    expect(err).toMatch(says);
    expect(out + err).not.toMatch(KEY);
  });

  test('where no project takes anything in, it says so', async () => {
    await using sluice = await door(configOf([])).running;
    const { out } = await sluice.sluice(['keys', 'create', 'ci']);
    expect(out).toContain('`intake.ingest.enabled: true`');
  });
});
