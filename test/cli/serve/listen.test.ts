import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KnownTickets } from '../../../cli/serve/known-tickets.ts';
import { knownTickets } from '../../../cli/serve/known-tickets.ts';
import type { Told } from '../../../cli/serve/listen.ts';
import { listen } from '../../../cli/serve/listen.ts';
import { ticketingService } from '../../../cli/serve/service.ts';
import { STATUS_OF } from '../../../cli/serve/status-of.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Method } from '../../../shared/trackers/grpc/messages.ts';
import { SERVICE_DEFINITION } from '../../../shared/trackers/grpc/service.ts';
import { STATUSES } from '../../../shared/trackers/grpc/statuses.ts';
import { fakeBackend } from '../../support/world/fake-backend.ts';
import { ticketOf } from '../../support/world/samples.ts';

const TOKEN = 'a-token-for-controllers';

let folder = '';
let known: KnownTickets;
let name = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-served-'));
  known = await knownTickets(join(folder, 'known.json'));
  [name = ''] = await known.offer([{ ticket: ticketOf() }]);
});
afterAll(() => rm(folder, { recursive: true }));

/** The service on a tracker that does as it is told, and how it is called. */
async function served(token?: string, told: Told = () => {}) {
  const backend = fakeBackend();
  const ready = async () => [{ ticket: backend.ticket }];
  const service = ticketingService({ backend, ready, known, version: '1.2.3' });
  const binding = { host: '127.0.0.1', port: 0, tls: undefined, token };
  const { port, stop } = await listen(binding, service, told);
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const call = (
    method: Method,
    request: object,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const { path, requestSerialize } = SERVICE_DEFINITION[method];
    const metadata = new Metadata();
    for (const [key, value] of Object.entries(headers)) metadata.set(key, value);
    return new Promise<Partial<ServiceError>>((resolve) => {
      client.makeUnaryRequest(
        path,
        requestSerialize as (request: object) => Buffer,
        (bytes) => bytes,
        request,
        metadata,
        (error) => resolve(error ?? { code: 0 }),
      );
    });
  };
  return {
    backend,
    call,
    stop,
    async [Symbol.asyncDispose]() {
      client.close();
      await stop();
    },
  };
}

describe('what the tracker throws → the status of a call', () => {
  test.each(Object.entries(STATUS_OF) as [keyof typeof STATUS_OF, number][])(
    '%s → %i, in its words',
    async (kind, code) => {
      await using to = await served();
      to.backend.failures.push(new BackendError(kind, 'GitHub answered'));
      const answer = await to.call('MarkInProgress', { ticket_id: name });
      expect(answer).toMatchObject({ code, details: expect.stringContaining('GitHub answered') });
    },
  );

  test.each(['not_found', 'unavailable', 'permission_denied', 'invalid_argument'] as const)(
    '%s → a status that our own client takes for the same',
    (kind) => {
      expect(STATUSES[STATUS_OF[kind]].kind).toBe(kind);
    },
  );

  test('how long to wait goes along', async () => {
    await using to = await served();
    to.backend.failures.push(new BackendError('unavailable', 'Limited', { retryAfterSeconds: 90 }));
    const { metadata } = await to.call('MarkInProgress', { ticket_id: name });
    expect(metadata?.get('grpc-retry-pushback-ms')).toEqual(['90000']);
  });

  test('a fault of ours → INTERNAL; what it was is for the operator alone', async () => {
    const lines: string[] = [];
    await using to = await served(undefined, (method, _, refusal) =>
      lines.push(`${method} ${refusal?.fault}`),
    );
    to.backend.failures.push(new TypeError('the secret is hunter2'));
    const answer = await to.call('MarkInProgress', { ticket_id: name });
    expect(answer).toMatchObject({ code: 13, details: 'Sluice failed' });
    expect(lines).toEqual([expect.stringContaining('TypeError')]);
  });

  test('what needs percent-encoding, or is no text, arrives all the same', async () => {
    await using to = await served();
    to.backend.failures.push(new BackendError('unavailable', 'ü\n%41 \ud800'));
    const answer = await to.call('MarkInProgress', { ticket_id: name });
    expect(answer.code).toBe(14);
  });
});

describe('the token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test.each([
    { given: 'none', headers: {} },
    { given: 'an empty one', headers: bearer('') },
    { given: 'half of it', headers: bearer(TOKEN.slice(0, 9)) },
    { given: 'more than it', headers: bearer(`${TOKEN}x`) },
    { given: 'no scheme', headers: { authorization: TOKEN } },
    { given: 'another scheme', headers: { authorization: `Basic ${TOKEN}` } },
    { given: 'it twice', headers: { authorization: `Bearer ${TOKEN}, Bearer ${TOKEN}` } },
  ])('$given → UNAUTHENTICATED, and nothing is done', async ({ headers }) => {
    await using to = await served(TOKEN);
    for (const method of Object.keys(SERVICE_DEFINITION) as Method[])
      expect(await to.call(method, { ticket_id: name }, headers)).toMatchObject({ code: 16 });
    expect(to.backend.calls).toEqual([]);
  });

  test('it → in', async () => {
    await using to = await served(TOKEN);
    expect(await to.call('MarkInProgress', { ticket_id: name }, bearer(TOKEN))).toEqual({
      code: 0,
    });
  });
});

test('what is under way at the end is brought to its end', async () => {
  await using to = await served();
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  to.backend.meanwhile = () => {
    begun.resolve();
    return release.promise;
  };
  const answer = to.call('MarkInProgress', { ticket_id: name });
  await begun.promise;
  const stopped = to.stop();
  release.resolve();
  expect(await answer).toEqual({ code: 0 });
  await stopped;
  expect((await to.call('MarkInProgress', { ticket_id: name })).code).not.toBe(0);
});

test('MarkComplete of what a guard rail stopped is said as it is', async () => {
  await using to = await served();
  const result = { success: true, summary: '', exit_code: 2 };
  await to.call('MarkComplete', { ticket_id: name, result });
  expect(to.backend.calls).toEqual([
    'addComment **Sluice: Ended without success**',
    'markComplete',
  ]);
});

test('the same comment in the next run is said anew', async () => {
  await using to = await served();
  const say = () => to.call('AddComment', { ticket_id: name, comment: 'Half of it.' });
  await say();
  await say();
  expect(to.backend.comments.size).toBe(1);
  await to.call('MarkInProgress', { ticket_id: name });
  await to.call('PollReadyTickets', { labels: [], max_results: 0 });
  await say();
  expect(to.backend.comments.size).toBe(2);
});
