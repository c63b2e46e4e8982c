import { describe, expect, test } from '@jest/globals';
import { httpMaker } from '../../../../shared/agents/http/maker.ts';
import { standardKey, standardMac } from '../../../../shared/core/standard-webhooks.ts';
import { attemptOf } from '../attempt.ts';
import type { Answers, Received } from '../server.ts';
import { serve } from '../server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const agentAt = (url: string, secret: string | undefined = SECRET) =>
  httpMaker.create({ url, secret: 'env:AGENT' }, { fetch, secret: async () => secret });

/** Verified as the receiver of a Standard Webhooks message does it. */
function isSigned({ headers, text }: Received): boolean {
  const mac = standardMac(
    standardKey(SECRET) ?? '',
    String(headers['webhook-id']),
    String(headers['webhook-timestamp']),
    text,
  );
  return headers['webhook-signature'] === `v1,${mac.toString('base64')}`;
}

async function start(answers: Answers) {
  await using server = await serve(answers);
  return await agentAt(`${server.url}/hook`).start(attemptOf());
}

test('a start is signed, and says what to do and where to report', async () => {
  await using server = await serve(() => ({ status: 202 }));
  const attempt = attemptOf();
  const agent = agentAt(`${server.url}/hook`);
  expect(await agent.start(attempt)).toEqual({ reference: attempt.idempotencyKey });
  await agent.start(attempt);
  const [first, second] = server.received;
  expect(first).toMatchObject({
    method: 'POST',
    path: '/hook',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(first?.text ?? '')).toEqual({
    type: 'task.start',
    task: attempt.task,
    callback: { url: attempt.url, token: attempt.token },
    idempotencyKey: attempt.idempotencyKey,
    deadlineSeconds: 60,
  });
  expect(first && isSigned(first)).toBe(true);
  expect(first?.headers['webhook-id']).toBe('github:acme~2f~a~2e~b:7:1:2');
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
});

describe('the answer to a start', () => {
  test.each([
    {
      given: 'a reference',
      status: 200,
      body: '{"reference":"run-9"}',
      started: { reference: 'run-9' },
    },
    {
      given: 'a reference that is none',
      status: 200,
      body: '{"reference":9}',
      started: { reference: attemptOf().idempotencyKey },
    },
    {
      given: 'no JSON',
      status: 201,
      body: 'ok',
      started: { reference: attemptOf().idempotencyKey },
    },
    {
      given: 'a refusal',
      status: 422,
      body: 'no\n such repo',
      started: { refused: 'The agent answered 422: no such repo' },
    },
    {
      given: 'a wrong signature',
      status: 401,
      body: '',
      started: { refused: 'The agent answered 401.' },
    },
    { given: 'a conflict', status: 409, body: '', started: { refused: 'The agent answered 409.' } },
  ])('$given', async ({ status, body, started }) => {
    expect(await start(() => ({ status, body }))).toEqual(started);
  });

  test.each([408, 425, 429, 500, 503])('%i is passing', async (status) => {
    await expect(start(() => ({ status }))).rejects.toThrow(`The agent answered ${status}.`);
  });

  test('a redirect is refused, and nobody else is called', async () => {
    await using other = await serve(() => ({ status: 200 }));
    const headers = { location: other.url };
    expect(await start(() => ({ status: 307, headers }))).toEqual({
      refused: 'The agent answered 307: redirects are not followed.',
    });
    expect(other.received).toEqual([]);
  });

  test('what it says is cut, and never holds the token', async () => {
    const { token } = attemptOf();
    const started = await start(() => ({ status: 400, body: `${token} ${'x'.repeat(100_000)}` }));
    expect(JSON.stringify(started)).not.toContain(token);
    expect(JSON.stringify(started).length).toBeLessThan(300);
  });

  test('no answer is passing', async () => {
    await expect(agentAt('http://127.0.0.1:1/').start(attemptOf())).rejects.toThrow();
  });
});

test('without its secret nothing is sent', async () => {
  await using server = await serve(() => ({ status: 200 }));
  const agent = httpMaker.create(
    { url: server.url, secret: 'env:AGENT' },
    { fetch, secret: async () => undefined },
  );
  await expect(agent.start(attemptOf())).rejects.toThrow('env:AGENT is missing or empty');
  expect(server.received).toEqual([]);
});

describe('a stop', () => {
  test('is signed and has the same id each time', async () => {
    await using server = await serve(() => ({ status: 200 }));
    await agentAt(server.url).stop('run.9');
    await agentAt(server.url).stop('run.9');
    expect(server.received.every(isSigned)).toBe(true);
    expect(server.received.map(({ text }) => JSON.parse(text))).toEqual(
      Array(2).fill({ type: 'task.stop', reference: 'run.9' }),
    );
    expect(new Set(server.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test.each([204, 404, 410])('%i is a success', async (status) => {
    await using server = await serve(() => ({ status }));
    await expect(agentAt(server.url).stop('run')).resolves.toBeUndefined();
  });

  test.each([307, 401, 500])('%i is tried again', async (status) => {
    await using server = await serve(() => ({ status }));
    await expect(agentAt(server.url).stop('run')).rejects.toThrow(String(status));
  });
});

test.each([
  { url: 'https://agent.example/x', fits: true },
  { url: 'http://localhost:1/', fits: true },
  { url: 'http://[::1]:1/', fits: true },
  { url: 'http://agent.example/', fits: false },
  { url: 'http://127.0.0.1.evil.example/', fits: false },
  { url: 'https://user:pass@agent.example/', fits: false },
  { url: 'ftp://agent.example/', fits: false },
])('$url → $fits', ({ url, fits }) => {
  const create = () =>
    httpMaker.create({ url, secret: 'env:A' }, { fetch, secret: async () => SECRET });
  if (fits) expect(create).not.toThrow();
  else expect(create).toThrow();
});
