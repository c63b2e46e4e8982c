import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { createWebhookBackend } from '../../../../shared/trackers/webhook/backend.ts';
import type { CallbackPolicy } from '../../../../shared/trackers/webhook/callback-policy.ts';
import { publicPolicy } from '../../../../shared/trackers/webhook/callback-policy.ts';
import { CALLBACK_REFUSALS } from '../../../../shared/trackers/webhook/refusals.ts';
import { connection, SECRET } from '../../../shared/trackers/webhook/connections.ts';
import { localServer, loopbackPolicy } from '../../../shared/trackers/webhook/local-server.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { line } from './line.ts';

type Given = (typeof CALLBACK_REFUSALS)[number]['given'];

async function running(
  callbackUrl: string,
  policy: CallbackPolicy = loopbackPolicy,
  callbackHosts: readonly string[] = [],
) {
  const backend = createWebhookBackend(policy).create({
    connection: { name: 'ci', secrets: [SECRET], callbackHosts },
    credentials: undefined,
    settings: { labels: connection().labels, states: {}, close: false },
    fetch,
  });
  const ref = {
    key: 'webhook:ci:7',
    readableId: 'webhook:ci:7',
    connection: 'ci',
    id: '7',
    account: 'ci',
    callbackUrl,
  };
  return line(ref, backend);
}

/** A receiver that fails so often, and then takes what comes. */
async function receiver(times: number, fails: RequestListener) {
  let left = times;
  const server = await localServer((request, response) => {
    left -= 1;
    if (left >= 0) fails(request, response);
    else response.writeHead(204).end();
  });
  return { ...server, url: `http://127.0.0.1:${server.port}/hook?token=hidden` };
}

const answers =
  (status: number, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response: ServerResponse) =>
    response.writeHead(status, headers).end('words of the other side');

const PASSING = [
  { given: '429 with seconds', fails: answers(429, { 'retry-after': '90' }) },
  {
    given: '429 with a date',
    fails: answers(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }),
  },
  { given: '429 with words', fails: answers(429, { 'retry-after': 'later' }) },
  { given: '503', fails: answers(503) },
  { given: '502 with a year to wait', fails: answers(502, { 'retry-after': '31536000' }) },
  { given: '408', fails: answers(408) },
  { given: 'a reset', fails: ({ socket }: IncomingMessage) => socket.resetAndDestroy() },
] as const;

describe('what passes', () => {
  test.each(PASSING)('$given → called again, with the same id', async ({ fails }) => {
    await using server = await receiver(2, fails);
    const task = await running(server.url);
    await task.deliver();
    await task.minutes(180);
    expect(server.received).toHaveLength(3);
    const ids = new Set(server.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    expect(await task.told()).toBeUndefined();
  });

  test('a name that nobody has → called again', async () => {
    const task = await running('https://nobody.invalid/', loopbackPolicy, ['nobody.invalid']);
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringMatching(/ENOTFOUND|EAI_AGAIN|TimeoutError/),
      givenUp: false,
    });
  });

  test('nobody who listens → called again, and the end is bounded', async () => {
    const task = await running('http://127.0.0.1:1/');
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('ECONNREFUSED'),
      givenUp: false,
    });
    await task.minutes(48 * 60);
    expect(await task.told()).toMatchObject({ givenUp: true, tries: 30 });
  });

  test('a certificate that nobody vouches for → nothing is sent', async () => {
    const sent: unknown[] = [];
    const server = createServer(selfSigned('127.0.0.1'), (request, response) => {
      sent.push(request.url);
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const task = await running(`https://${host}/`, loopbackPolicy, [host]);
    await task.deliver();
    server.close();
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
      givenUp: false,
    });
    expect(sent).toEqual([]);
  });
});

const PERMANENT: readonly { row: Given; given: string; fails: RequestListener; hint: string }[] = [
  {
    row: 'the receiver does not believe us',
    given: '401',
    fails: answers(401),
    hint: 'Compare the secret on both sides.',
  },
  {
    row: 'nothing is at the address',
    given: '404',
    fails: answers(404),
    hint: 'Check the `callback_url`',
  },
  {
    row: 'a redirect, which is never followed',
    given: '302',
    fails: answers(302, { location: '/elsewhere' }),
    hint: 'Give the address that it leads to',
  },
  {
    row: 'a redirect, which is never followed',
    given: '308',
    fails: answers(308, { location: '/elsewhere' }),
    hint: 'The callback was answered 308 (invalid_argument)',
  },
  {
    row: 'the receiver does not take the message',
    given: '400 with Retry-After',
    fails: answers(400, { 'retry-after': '1' }),
    hint: 'The callback was answered 400 (invalid_argument)',
  },
  { row: 'the receiver does not take the message', given: '422', fails: answers(422), hint: '422' },
];

describe('what stays', () => {
  test.each(PERMANENT)('$given → called once a change', async ({ fails, hint }) => {
    await using server = await receiver(Number.POSITIVE_INFINITY, fails);
    const task = await running(server.url);
    await task.deliver();
    await task.minutes(60);
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining(hint),
      givenUp: true,
      tries: 1,
    });
    expect(JSON.stringify(await task.told())).not.toMatch(/hidden|words of the other side/);
    expect(server.received.map(({ path }) => path)).toEqual(['/hook?token=hidden']);
    await task.ends();
    await task.deliver();
    expect(server.received).toHaveLength(2);
  });

  test('410 → never called again for this task, unless a person asks', async () => {
    await using server = await receiver(1, answers(410));
    const task = await running(server.url);
    await task.deliver();
    await task.progresses('half');
    await task.ends();
    await task.minutes(60);
    expect(server.received).toHaveLength(1);
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('410 (gone). Send the ticket again'),
      givenUp: true,
    });
    await task.again();
    await task.deliver();
    expect(server.received).toHaveLength(2);
    expect(await task.told()).toBeUndefined();
  });

  test.each([
    { given: 'a private address', url: 'https://127.0.0.1:8443/', hosts: ['127.0.0.1:8443'] },
    { given: 'a name of a private address', url: 'https://localhost/', hosts: ['localhost'] },
    {
      given: 'the address of a cloud’s secrets',
      url: 'https://169.254.169.254/',
      hosts: ['169.254.169.254'],
    },
    { given: 'a host that is not on the list', url: 'https://example.com/', hosts: [] },
    { given: 'no https', url: 'http://example.com/', hosts: ['example.com'] },
  ])('$given → nothing is sent, and why is kept', async ({ url, hosts }) => {
    const task = await running(url, publicPolicy, hosts);
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('The callback was not sent'),
      givenUp: true,
      tries: 1,
    });
  });
});

test('every row of the table has an answer here', () => {
  const rows = new Set<string>([
    ...PERMANENT.map(({ row }) => row),
    'the address is closed for good',
    'the receiver limits us or fails',
  ]);
  expect(CALLBACK_REFUSALS.filter(({ given }) => !rows.has(given))).toEqual([]);
});
