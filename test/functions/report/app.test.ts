import { beforeEach, describe, expect, test } from '@jest/globals';
import { reportApp } from '../../../functions/report/app.ts';
import { attemptToken } from '../../../shared/core/token.ts';
import { START } from '../../contracts/clock.ts';
import { KEY } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { TOKEN_KEY, world } from '../../support/world/world.ts';

const TASK = `${KEY}:1`;
let all: World;
let token: string;

beforeEach(async () => {
  all = world();
  await all.running();
  token = await all.token();
});

interface Asked {
  readonly task?: string;
  readonly route?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly authorization?: string;
}

async function ask({ task = TASK, route = '/heartbeat', body = '{}', authorization }: Asked = {}) {
  const method = route === '' ? 'GET' : 'POST';
  const answer = await reportApp(all.deps).request(`/tasks/${encodeURIComponent(task)}${route}`, {
    method,
    headers: { authorization: authorization ?? `Bearer ${token}` },
    ...(method === 'POST' ? { body } : {}),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

describe('with the attempt’s token', () => {
  test('the task is read', async () => {
    expect(await ask({ route: '' })).toMatchObject({ status: 200, body: { id: TASK, version: 1 } });
  });

  test.each([
    { route: '/heartbeat', body: '', status: 200 },
    { route: '/heartbeat', body: '{"cursor":3}', status: 200 },
    { route: '/progress', body: '{"text":"half"}', status: 202 },
    { route: '/question', body: '{"text":"Which?"}', status: 202 },
    { route: '/result', body: '{"success":true,"later_field":1}', status: 200 },
  ])('$route with $body → $status', async ({ status, ...asked }) => {
    expect((await ask(asked)).status).toBe(status);
  });
});

describe('without it', () => {
  test.each<{ given: string; asked: Asked }>([
    { given: 'nothing', asked: { authorization: '' } },
    { given: 'another scheme', asked: { authorization: 'Basic eDp5' } },
    { given: 'no token', asked: { authorization: 'Bearer ' } },
    {
      given: 'any token',
      asked: { authorization: `Bearer 1.${START.toString(36)}.${'A'.repeat(43)}` },
    },
    { given: 'a very long one', asked: { authorization: `Bearer ${'A'.repeat(5_000)}` } },
    { given: 'another task', asked: { task: `${KEY}:2` } },
    { given: 'an unknown task', asked: { task: 'tracker:acme:1:1' } },
    { given: 'no task id', asked: { task: 'nonsense' } },
    {
      given: 'a token by another key',
      asked: {
        authorization: `Bearer ${attemptToken('another', TASK, { attempt: 1, openedAt: START })}`,
      },
    },
  ])('$given → 401, the same words each time', async ({ asked }) => {
    for (const route of ['', '/heartbeat', '/progress', '/question', '/result'])
      expect(await ask({ ...asked, route })).toMatchObject({
        status: 401,
        body: { error: 'unauthorized' },
      });
  });

  test('a large body is not even read', async () => {
    const asked = { authorization: 'Bearer x', body: 'x'.repeat(100_000), route: '/result' };
    expect((await ask(asked)).status).toBe(401);
  });

  test('nothing changes', async () => {
    const before = await all.head();
    const authorization = `Bearer ${attemptToken('another', TASK, { attempt: 1, openedAt: START })}`;
    await ask({ authorization, route: '/result', body: '{"success":true}' });
    expect(await all.head()).toEqual(before);
  });
});

describe('what cannot be read', () => {
  test.each<{ given: string; asked: Asked; status: number; error: string }>([
    { given: 'no JSON', asked: { body: '{' }, status: 400, error: 'body_malformed' },
    {
      given: 'more than 64 KiB',
      asked: { body: `"${'x'.repeat(65_535)}"` },
      status: 413,
      error: 'body_too_large',
    },
    { given: 'null', asked: { body: 'null' }, status: 422, error: 'field_invalid' },
    {
      given: 'a list',
      asked: { body: '[]', route: '/result' },
      status: 422,
      error: 'field_invalid',
    },
    {
      given: 'no success',
      asked: { route: '/result', body: '{"summary":"x"}' },
      status: 422,
      error: 'field_invalid',
    },
    {
      given: 'an empty question',
      asked: { route: '/question', body: '{"text":""}' },
      status: 422,
      error: 'field_invalid',
    },
    {
      given: 'a long progress',
      asked: { route: '/progress', body: JSON.stringify({ text: 'x'.repeat(281) }) },
      status: 422,
      error: 'field_invalid',
    },
    {
      given: 'a cursor below zero',
      asked: { body: '{"cursor":-1}' },
      status: 422,
      error: 'field_invalid',
    },
  ])('$given → $status', async ({ asked, status, error }) => {
    expect(await ask(asked)).toMatchObject({ status, body: { error } });
  });

  test('the field is named', async () => {
    const { body } = await ask({ route: '/result', body: '{"success":"yes"}' });
    expect(body.fields).toEqual([expect.stringMatching(/^success: /)]);
  });
});

test('another attempt’s token → 409, and to stop', async () => {
  const authorization = `Bearer ${attemptToken(TOKEN_KEY, TASK, { attempt: 2, openedAt: START })}`;
  for (const route of ['', '/heartbeat', '/progress', '/question', '/result']) {
    const body = route === '/result' ? '{"success":true}' : '{"text":"x"}';
    expect(await ask({ authorization, route, body })).toMatchObject({
      status: 409,
      body: { error: 'not_current', stop: true },
    });
  }
});

test('a store that does not answer → 503, try again, and not a word of why', async () => {
  all.heads.read = () => Promise.reject(new Error('secret-host refused token-123'));
  all.heads.write = all.heads.read as typeof all.heads.write;
  const { status, headers, body } = await ask();
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('10');
  expect(JSON.stringify(body)).not.toContain('secret');
});
