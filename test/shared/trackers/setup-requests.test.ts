import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { startGithub } from '../../../infra/local/trackers/github/start.ts';
import { startLinear } from '../../../infra/local/trackers/linear/start.ts';
import type { Setup } from '../../../shared/core/setup.ts';
import { setups } from '../../../shared/trackers/setups.ts';
import type { Asked } from './github/emulated.ts';
import { githubSchema } from './github/github-schema.ts';

const SHARED = process.env.SLUICE_SHARED;
const ADDRESS = 'https://sluice.example/webhooks/x';

/** What each says to its tracker when everything is asked of it. */
function recorded(name: string, baseUrl: string, token: string) {
  const asked: Asked[] = [];
  const kind = setups.find((each) => each.name === name);
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    const { method, headers } = request;
    const body = text === '' ? undefined : JSON.parse(text);
    asked.push({ method, url: new URL(request.url), headers, body });
    return fetch(request);
  };
  const connection = { name, baseUrl, secrets: [], callbackHosts: [], accounts: [] };
  const setup = kind?.create({ connection, credentials: { token }, fetch: fetcher });
  if (!setup) throw new Error(name);
  return { setup, asked };
}

async function everything(setup: Setup, place: string) {
  const plan = await setup.plan(place, ADDRESS);
  await setup.carryOut(plan, ADDRESS, 'secret');
  const again = await setup.plan(place, ADDRESS);
  expect(again).toMatchObject({ changes: [], hook: expect.any(String) });
  await setup.carryOut(again, ADDRESS, 'secret');
  await setup.check(place, again, ['sluice']);
}

(SHARED ? describe : describe.skip)('where SLUICE_SHARED is: every request to set up', () => {
  test('is one that GitHub describes', async () => {
    const github = await startGithub({
      repo: 'acme/shop',
      users: [{ login: 'ann', token: 'ann', permission: 'admin' }],
      bot: { login: 'sluice', token: 'bot' },
      labels: ['sluice'],
    });
    const { setup, asked } = recorded('github', github.url, 'ann');
    await everything(setup, 'acme/shop');
    await everything(setup, 'acme');
    await github.close();
    const judge = githubSchema(SHARED ?? '');
    const routes = new Set(asked.map(({ method, url }) => `${method} ${url.pathname}`));
    expect(routes.size).toBeGreaterThan(8);
    for (const { body, ...one } of asked) {
      const judged = { ...one, body: withoutSsl(body) };
      expect([one.url.pathname, ...judge(judged)]).toEqual([one.url.pathname]);
    }
  });

  test('is valid for Linear', async () => {
    const linear = await startLinear({
      team: { key: 'ENG' },
      users: [{ name: 'Ann', token: 'lin_api_ann', admin: true }],
      app: { name: 'Sluice', token: 'app' },
      labels: ['sluice'],
    });
    const { setup, asked } = recorded('linear', linear.url, 'lin_api_ann');
    await everything(setup, 'public');
    await everything(setup, 'ENG');
    await linear.close();
    const schema = buildSchema(
      readFileSync(join(SHARED ?? '', 'schemas/linear-schema.graphql'), 'utf8'),
    );
    expect(asked.length).toBeGreaterThan(6);
    for (const { body } of asked) {
      const { query, variables } = body as { query: string; variables: Record<string, unknown> };
      const document = parse(query);
      expect(validate(schema, document)).toEqual([]);
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(query);
      const wanted = operation.variableDefinitions ?? [];
      expect(getVariableValues(schema, wanted, variables).errors).toBeUndefined();
    }
  });
});

/** `insecure_ssl` may be a text or a number; the judge makes one of the other, so that `'0'` is both, and neither. */
function withoutSsl(body: unknown): unknown {
  if (body === undefined) return undefined;
  return JSON.parse(JSON.stringify(body).replace('"insecure_ssl":"0",', ''));
}
