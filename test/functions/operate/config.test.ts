import { expect, test } from '@jest/globals';
import { operate } from '../../../functions/operate/operate.ts';
import { operator } from '../../../shared/core/operator.ts';
import { memoryConfigStore } from '../../support/memory/memory-config-store.ts';
import { world } from '../../support/world/world.ts';

const DOCUMENT = { connections: { ci: { tracker: 'webhook', secrets: ['env:A'] } } };
const trackers = [{ name: 'webhook', needsRule: false }];

function stored() {
  const store = memoryConfigStore();
  const deps = { ...world().deps, stored: { store, trackers, agentKinds: [] } };
  return { store, ask: (request: unknown) => operate(request, operator('olga'), deps) };
}

test('a document is checked, filled in and kept, with who did it', async () => {
  const { ask, store } = stored();
  expect(await ask({ do: 'config' })).toEqual({ ok: true, version: 0 });
  expect(await ask({ do: 'apply', document: DOCUMENT, over: 0 })).toMatchObject({
    ok: true,
    version: 1,
    by: 'olga',
  });
  expect(await store.read()).toMatchObject({
    document: { connections: { ci: { mention: 'sluice', callbackHosts: [] } }, projects: [] },
  });
  expect(await ask({ do: 'config' })).toMatchObject({ ok: true, version: 1, by: 'olga' });
});

test.each([
  { given: 'problems', document: { connections: { ci: { tracker: 'gitlab' } } }, says: 'gitlab' },
  {
    given: 'a secret',
    document: { connections: { ci: { tracker: 'webhook', secrets: ['hunter2'] } } },
    says: 'references',
  },
  { given: 'nothing', document: undefined, says: 'connections' },
])('one with $given is refused, and nothing is changed', async ({ document, says }) => {
  const { ask, store } = stored();
  await ask({ do: 'apply', document: DOCUMENT, over: 0 });
  const answer = await ask({ do: 'apply', document, over: 1 });
  expect(answer).toMatchObject({
    ok: false,
    error: 'refused',
    message: expect.stringContaining(says),
  });
  expect(JSON.stringify(answer)).not.toContain('hunter2');
  expect(await store.read()).toMatchObject({ version: 1 });
});

test('one that is too large is refused', async () => {
  const { ask, store } = stored();
  const accounts = Array.from({ length: 40_000 }, (_, n) => `account-${n}`);
  const document = { connections: { ci: { ...DOCUMENT.connections.ci, accounts } } };
  const answer = await ask({ do: 'apply', document, over: 0 });
  expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('380000') });
  expect(await store.read()).toBeUndefined();
});

test.each([
  { over: 0, says: /version 1 was applied by olga/ },
  { over: 2, says: /you looked at version 2/ },
])('over version $over, where it is 1 → refused', async ({ over, says }) => {
  const { ask, store } = stored();
  await ask({ do: 'apply', document: DOCUMENT, over: 0 });
  const answer = await ask({ do: 'apply', document: DOCUMENT, over });
  expect(answer).toMatchObject({
    ok: false,
    error: 'refused',
    message: expect.stringMatching(says),
  });
  expect(await store.read()).toMatchObject({ version: 1 });
});

test.each([{ do: 'config' }, { do: 'apply', document: DOCUMENT, over: 0 }])(
  'where the configuration is a file: $do → refused, with what to do',
  async (request) => {
    expect(await world().operate(request)).toMatchObject({
      ok: false,
      error: 'refused',
      hint: expect.stringContaining('Edit the file'),
    });
  },
);
