import type { RequestListener } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { Backend, StickyComment } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import {
  createWebhookBackend,
  webhookBackend,
} from '../../../../shared/trackers/webhook/backend.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, NOW, SECRET } from './connections.ts';
import type { Received } from './local-server.ts';
import { localServer, loopbackPolicy } from './local-server.ts';

const COMMENT: StickyComment = {
  marker: 'webhook:ci:7:1',
  body: '**Done.**',
  tells: 'success',
  facts: {
    state: 'succeeded',
    reason: 'succeeded',
    epoch: 1,
    attempt: 2,
    result: { success: true, summary: 'Mended.', branch_name: 'fix/arm64', exit_code: 0 },
  },
};
const PUBLIC_KEY = `whpk_${Buffer.alloc(32, 9).toString('base64')}`;

function ticket(callbackUrl?: string): TicketRef {
  const ref = {
    key: 'webhook:ci:7',
    readableId: 'webhook:ci:7',
    connection: 'ci',
    id: '7',
    account: 'ci',
  };
  return callbackUrl === undefined ? ref : { ...ref, callbackUrl };
}

function backend(
  kind = createWebhookBackend(loopbackPolicy, () => NOW),
  secrets = [SECRET],
  callbackHosts: string[] = [],
): Backend {
  return kind.create({
    connection: { name: 'ci', secrets, callbackHosts },
    credentials: undefined,
    settings: { labels: connection().labels, states: {}, close: false },
    fetch,
  });
}

async function callBack(answer: RequestListener, comment = COMMENT, secrets = [SECRET]) {
  await using server = await localServer(answer);
  const told = ticket(`http://127.0.0.1:${server.port}/hooks?token=hidden`);
  const id = await backend(undefined, secrets).addComment(told, comment);
  return { id, received: server.received[0] as Received, calls: server.received.length };
}

const ok: RequestListener = (_, response) => response.writeHead(204).end();

describe('the callback', () => {
  test('tells what we would comment', async () => {
    const { id, received, calls } = await callBack(ok);
    expect(id).toEqual({ id: 'webhook:ci:7:1' });
    expect(calls).toBe(1);
    expect(received).toMatchObject({
      method: 'POST',
      path: '/hooks?token=hidden',
      headers: { 'content-type': 'application/json', 'user-agent': 'sluice' },
    });
    expect(JSON.parse(received.body.toString())).toEqual({
      type: 'task.success',
      task: 'webhook:ci:7:1',
      ticket: { id: '7', readableId: 'webhook:ci:7' },
      state: 'succeeded',
      reason: 'succeeded',
      epoch: 1,
      attempt: 2,
      result: { success: true, summary: 'Mended.', branch_name: 'fix/arm64', exit_code: 0 },
      body: '**Done.**',
    });
  });

  test.each([
    { given: 'its only secret', secrets: [SECRET], by: SECRET },
    { given: 'the newest secret', secrets: [SECRET, `whsec_${'A'.repeat(32)}`], by: SECRET },
    { given: 'the newest that can sign', secrets: [PUBLIC_KEY, SECRET], by: SECRET },
    {
      given: 'a secret of Standard Webhooks before another',
      secrets: ['plain', SECRET],
      by: SECRET,
    },
    {
      given: 'a plain secret by its bytes',
      secrets: ['', 'a plain secret of some length'],
      by: `whsec_${Buffer.from('a plain secret of some length').toString('base64')}`,
    },
  ])('is signed with $given', async ({ secrets, by }) => {
    const { received } = await callBack(ok, COMMENT, secrets);
    const headers = new Headers(
      Object.entries(received.headers).map(([name, value]) => [name, String(value)]),
    );
    const proof = webhook.verify(
      delivery(received.body, headers),
      connection({ secrets: [by] }),
      NOW,
    );
    expect(proof).toMatchObject({ senderId: received.headers['webhook-id'], signedAt: NOW });
  });

  test('has one id when it is repeated, another when it says something else', async () => {
    const idOf = async (comment: StickyComment) =>
      (await callBack(ok, comment)).received.headers['webhook-id'];
    const first = await idOf(COMMENT);
    expect(await idOf({ ...COMMENT })).toBe(first);
    expect(await idOf({ ...COMMENT, body: '**Failed.**' })).not.toBe(first);
    expect(await idOf({ ...COMMENT, marker: 'webhook:ci:7:2' })).not.toBe(first);
  });
});

describe('the answer', () => {
  test.each([
    { status: 301, kind: 'invalid_argument' },
    { status: 304, kind: 'invalid_argument' },
    { status: 307, kind: 'invalid_argument' },
    { status: 400, kind: 'invalid_argument' },
    { status: 401, kind: 'permission_denied' },
    { status: 403, kind: 'permission_denied' },
    { status: 404, kind: 'not_found' },
    { status: 408, kind: 'unavailable' },
    { status: 410, kind: 'gone' },
    { status: 422, kind: 'invalid_argument' },
    { status: 425, kind: 'unavailable' },
    { status: 429, kind: 'unavailable' },
    { status: 500, kind: 'unavailable' },
    { status: 502, kind: 'unavailable' },
    { status: 503, kind: 'unavailable' },
    { status: 504, kind: 'unavailable' },
  ])('$status → $kind', async ({ status, kind }) => {
    const sent = callBack((_, response) =>
      response.writeHead(status).end('secret words of the other side'),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'BackendError',
      kind,
      message: expect.stringContaining(`The callback was answered ${status} (${kind})`),
    });
  });

  test.each([
    { given: 'seconds', status: 429, retryAfter: '120', seconds: 120 },
    { given: 'a date', status: 503, retryAfter: new Date(NOW + 90_000).toUTCString(), seconds: 90 },
    {
      given: 'a date that is over',
      status: 503,
      retryAfter: new Date(NOW - 90_000).toUTCString(),
      seconds: 0,
    },
    { given: 'a year', status: 503, retryAfter: '31536000', seconds: 3_600 },
    { given: 'words', status: 503, retryAfter: 'later', seconds: undefined },
    { given: 'nothing', status: 503, retryAfter: '', seconds: undefined },
    {
      given: 'seconds where nothing is to be tried again',
      status: 400,
      retryAfter: '5',
      seconds: undefined,
    },
  ])('Retry-After: $given → $seconds seconds', async ({ status, retryAfter, seconds }) => {
    const sent = callBack((_, response) =>
      response.writeHead(status, { 'retry-after': retryAfter }).end(),
    );
    await expect(sent).rejects.toHaveProperty('retryAfterSeconds', seconds);
  });

  test('a redirect is not followed', async () => {
    await using elsewhere = await localServer(ok);
    const location = `http://127.0.0.1:${elsewhere.port}/`;
    const sent = callBack((_, response) => response.writeHead(307, { location }).end());
    await expect(sent).rejects.toHaveProperty('kind', 'invalid_argument');
    expect(elsewhere.received).toEqual([]);
  });

  test('a connection that breaks off → unavailable', async () => {
    const sent = callBack((request) => request.socket.destroy());
    await expect(sent).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'The callback was not answered: ECONNRESET (unavailable)',
    });
  });

  test('nobody there → unavailable', async () => {
    const sent = backend().addComment(ticket('http://127.0.0.1:1/'), COMMENT);
    await expect(sent).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching('ECONNREFUSED'),
    });
  });
});

describe('refused before anything is sent', () => {
  const hosts = [
    '127.0.0.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '10.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    'localhost',
    '8.8.8.8',
  ];

  test.each([
    { given: 'http', url: 'http://8.8.8.8/' },
    { given: 'a host that is not listed', url: 'https://evil.example/' },
    { given: 'a port that is not listed', url: 'https://8.8.8.8:22/' },
    { given: 'a user', url: 'https://root@8.8.8.8/' },
    { given: 'no URL', url: 'call me' },
    { given: 'loopback, though listed', url: 'https://127.0.0.1/' },
    { given: 'loopback by name', url: 'https://localhost/' },
    { given: 'loopback in IPv6', url: 'https://[::1]/' },
    { given: 'loopback as IPv4 within IPv6', url: 'https://[::ffff:127.0.0.1]/' },
    { given: 'loopback as one number', url: 'https://2130706433/' },
    { given: 'loopback in octal', url: 'https://0177.0.0.1/' },
    { given: 'loopback in hex', url: 'https://0x7f.1/' },
    { given: 'a private network', url: 'https://10.0.0.1/' },
    { given: 'the metadata service', url: 'https://169.254.169.254/latest/meta-data/' },
    { given: 'the unspecified address', url: 'https://0.0.0.0/' },
  ])('$given', async ({ url }) => {
    const sent = backend(webhookBackend, [SECRET], hosts).addComment(ticket(url), COMMENT);
    await expect(sent).rejects.toMatchObject({
      name: 'BackendError',
      kind: 'invalid_argument',
      message: expect.not.stringMatching(/evil|root|meta-data/),
    });
  });

  test('an empty list allows nobody', async () => {
    const sent = backend(webhookBackend).addComment(ticket('https://8.8.8.8/'), COMMENT);
    await expect(sent).rejects.toHaveProperty('kind', 'invalid_argument');
  });

  test.each([
    { given: 'no secret', secrets: [] },
    { given: 'blank secrets', secrets: ['', ' '] },
    { given: 'a public key only', secrets: [PUBLIC_KEY] },
  ])('$given to sign with', async ({ secrets }) => {
    await expect(callBack(ok, COMMENT, secrets)).rejects.toHaveProperty('kind', 'invalid_argument');
  });
});

describe('nothing to call', () => {
  test('without a callback_url a comment is a success', async () => {
    expect(await backend(webhookBackend).addComment(ticket(), COMMENT)).toEqual({
      id: COMMENT.marker,
    });
  });

  test('a ticket is not marked', async () => {
    await using server = await localServer(ok);
    const told = ticket(`http://127.0.0.1:${server.port}/`);
    const one = backend();
    await one.markInProgress(told);
    await one.markComplete(told, { success: true, summary: '', exit_code: 0 });
    await one.markFailed(told, 'agent_failed');
    await one.markStopped(told);
    expect(server.received).toEqual([]);
  });

  test('a sender cannot be asked', async () => {
    await expect(backend().look(ticket(), [])).rejects.toMatchObject({
      name: 'BackendError',
      kind: 'invalid_argument',
    });
  });
});
