import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { StickyComment } from '../../../../shared/core/backend.ts';
import type { BackendError } from '../../../../shared/core/backend-error.ts';
import { backendOf, REPO } from './emulated.ts';

const TICKET = {
  key: 'github:github.com:2880045511',
  readableId: `github:${REPO}#7`,
  connection: 'github',
  id: '2880045511',
  account: REPO,
};
const ISSUE = {
  id: 2880045511,
  number: 7,
  title: 'Vouchers',
  state: 'open',
  user: { id: 1, login: 'mara' },
};

const COMMENT: StickyComment = {
  marker: 'a',
  body: 'b',
  tells: 'progress',
  facts: { state: 'running', reason: 'started', epoch: 1, attempt: 1 },
};

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

/** A server that answers as GitHub documents that it does; `undefined` never answers. */
async function answering(answer: (request: string, origin: string) => Answer | undefined) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    heard.push(line);
    const given = answer(line, origin);
    if (!given) return;
    response.writeHead(given.status, {
      'content-type': 'application/json; charset=utf-8',
      ...given.headers,
    });
    response.end(given.body === undefined ? '' : JSON.stringify(given.body));
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, heard };
}

async function failureOf(answer: Answer): Promise<BackendError> {
  const { origin } = await answering(() => answer);
  return backendOf(origin)
    .backend.look(TICKET, [])
    .then(
      () => {
        throw new Error('it worked');
      },
      (error) => error,
    );
}

describe('what GitHub answers, and what the caller must do', () => {
  const soon = String(Math.ceil(Date.now() / 1000) + 120);
  const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon };
  const secondary = { message: 'You have exceeded a secondary rate limit. Please wait.' };
  test.each([
    {
      given: '401',
      answer: { status: 401, body: { message: 'Bad credentials' } },
      kind: 'permission_denied',
    },
    {
      given: '403',
      answer: { status: 403, body: { message: 'Resource not accessible by integration' } },
      kind: 'permission_denied',
    },
    {
      given: '403 with requests left',
      answer: {
        status: 403,
        headers: { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': soon },
      },
      kind: 'permission_denied',
    },
    {
      given: '403 with Retry-After',
      answer: { status: 403, headers: { 'retry-after': '37' }, body: secondary },
      kind: 'unavailable',
      wait: [37, 37],
    },
    {
      given: '403 with no requests left',
      answer: { status: 403, headers: used, body: { message: 'API rate limit exceeded' } },
      kind: 'unavailable',
      wait: [100, 125],
    },
    {
      given: '403 of the secondary limit, without a time',
      answer: { status: 403, body: secondary },
      kind: 'unavailable',
      wait: [60, 60],
    },
    {
      given: '429 with Retry-After',
      answer: { status: 429, headers: { 'retry-after': '5' } },
      kind: 'unavailable',
      wait: [5, 5],
    },
    {
      given: '429 with a date',
      answer: {
        status: 429,
        headers: { 'retry-after': new Date(Date.now() + 90_000).toUTCString() },
      },
      kind: 'unavailable',
      wait: [80, 91],
    },
    { given: '429 without a time', answer: { status: 429 }, kind: 'unavailable', wait: [60, 60] },
    {
      given: '404, of the repository as well',
      answer: { status: 404, body: { message: 'Not Found' } },
      kind: 'permission_denied',
    },
    {
      given: '410',
      answer: { status: 410, body: { message: 'This issue was deleted' } },
      kind: 'not_found',
    },
    { given: '400', answer: { status: 400 }, kind: 'invalid_argument' },
    {
      given: '422',
      answer: { status: 422, body: { message: 'Validation Failed: the text' } },
      kind: 'invalid_argument',
    },
    { given: '409', answer: { status: 409 }, kind: 'unavailable' },
    { given: '500', answer: { status: 500 }, kind: 'unavailable' },
    {
      given: '502 from a proxy',
      answer: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
      kind: 'unavailable',
    },
    {
      given: '503 with Retry-After',
      answer: { status: 503, headers: { 'retry-after': '9' } },
      kind: 'unavailable',
      wait: [9, 9],
    },
    { given: '200 that is no issue', answer: { status: 200, body: [] }, kind: 'unavailable' },
    {
      given: '200 that is no JSON',
      answer: { status: 200, headers: { 'content-type': 'text/html' }, body: 'maintenance' },
      kind: 'unavailable',
    },
  ])('$given → $kind', async ({ answer, kind, wait }) => {
    const error = await failureOf(answer);
    expect(error).toMatchObject({ name: 'BackendError', kind });
    const [least, most] = wait ?? [0, 0];
    expect(error.retryAfterSeconds ?? 0).toBeGreaterThanOrEqual(least ?? 0);
    expect(error.retryAfterSeconds ?? 0).toBeLessThanOrEqual(most ?? 0);
    expect(error.message).toContain(`github:${REPO}#7`);
    expect(error.message).not.toContain('the text');
  });

  test('nobody there → unavailable', async () => {
    const looked = backendOf('http://127.0.0.1:1').backend.look(TICKET, []);
    await expect(looked).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('no answer within the time → unavailable', async () => {
    const { origin } = await answering(() => undefined);
    const timeout = AbortSignal.timeout;
    const asked: number[] = [];
    const faster = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      asked.push(milliseconds);
      return timeout.call(AbortSignal, milliseconds / 100);
    });
    const marked = backendOf(origin).backend.markInProgress(TICKET);
    await expect(marked).rejects.toMatchObject({ kind: 'unavailable' });
    faster.mockRestore();
    expect(asked).toHaveLength(1);
    expect(Math.max(...asked)).toBeLessThan(30_000);
  });
});

describe('asked again', () => {
  const failing = { status: 500, body: {} };
  test.each([
    { given: 'a look', call: 'look', requests: 2 },
    { given: 'a label', call: 'markInProgress', requests: 2 },
    { given: 'a comment that may be there now', call: 'addComment', requests: 2 },
  ] as const)('$given, after a 500 → $requests requests in all', async ({ call, requests }) => {
    const { origin, heard } = await answering((line) =>
      line.startsWith('GET') && call === 'addComment' ? { status: 200, body: [] } : failing,
    );
    const { backend } = backendOf(origin);
    const asked =
      call === 'look'
        ? backend.look(TICKET, [])
        : call === 'addComment'
          ? backend.addComment(TICKET, COMMENT)
          : backend.markInProgress(TICKET);
    await expect(asked).rejects.toMatchObject({ kind: 'unavailable' });
    expect(heard).toHaveLength(requests);
  });

  test('when limited → not by itself', async () => {
    const { origin, heard } = await answering(() => ({
      status: 429,
      headers: { 'retry-after': '1' },
    }));
    await expect(backendOf(origin).backend.look(TICKET, [])).rejects.toMatchObject({
      retryAfterSeconds: 1,
    });
    expect(heard).toHaveLength(1);
  });
});

test('who we are is limited while our comment is looked for → no second comment', async () => {
  const limited = { message: 'You have exceeded a secondary rate limit.' };
  const { origin, heard } = await answering((line) =>
    line.startsWith('GET /user')
      ? { status: 403, body: limited }
      : { status: 200, body: [{ id: 9, body: 'b\n\n<!-- sluice:a -->', user: { login: 'mara' } }] },
  );
  const asked = backendOf(origin).backend.addComment(TICKET, COMMENT);
  await expect(asked).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 60 });
  expect(heard.filter((line) => !line.startsWith('GET'))).toEqual([]);
});

describe('an issue that is elsewhere now', () => {
  const old = `/repos/${REPO}/issues/7`;
  const there = (found: object) => (line: string, origin: string) => {
    if (line.includes(old))
      return {
        status: line.startsWith('GET') ? 301 : 307,
        headers: { location: `${origin}/repositories/5/issues/7` },
      };
    if (line.startsWith('GET /repositories/5')) return { status: 200, body: found };
    return { status: 200, body: [{ name: 'sluice' }] };
  };

  test('its repository was renamed → looked at and written to there', async () => {
    const renamed = {
      ...ISSUE,
      repository_url: 'https://api.github.com/repos/Harbor-Goods/boutique',
    };
    const { origin, heard } = await answering(there(renamed));
    const { backend } = backendOf(origin);
    const { ticket } = await backend.look(TICKET, []);
    expect(ticket).toMatchObject({
      key: TICKET.key,
      readableId: 'github:Harbor-Goods/boutique#7',
      repo: 'Harbor-Goods/boutique',
    });
    heard.length = 0;
    await backend.markInProgress(TICKET);
    expect(heard).toEqual([
      `POST ${old}/labels`,
      `GET ${old}`,
      'GET /repositories/5/issues/7',
      'POST /repos/Harbor-Goods/boutique/issues/7/labels',
      'DELETE /repos/Harbor-Goods/boutique/issues/7/labels/sluice',
    ]);
  });

  test.each([
    {
      given: 'it was transferred: another issue',
      found: {
        ...ISSUE,
        id: 2880051027,
        repository_url: 'https://api.github.com/repos/harbor-goods/warehouse',
      },
    },
    {
      given: 'its repository went to another owner',
      found: { ...ISSUE, repository_url: 'https://api.github.com/repos/elsewhere/shop' },
    },
  ])('$given → not_found, and nothing written', async ({ found }) => {
    const { origin, heard } = await answering(there(found));
    const { backend } = backendOf(origin);
    await expect(backend.look(TICKET, [])).rejects.toMatchObject({ kind: 'not_found' });
    await expect(backend.markInProgress(TICKET)).rejects.toMatchObject({ kind: 'not_found' });
    expect(heard.filter((line) => !line.startsWith('GET'))).toEqual([`POST ${old}/labels`]);
  });
});

describe('rights', () => {
  const mara = { id: 1, login: 'mara' };
  test.each([
    {
      given: 'maintain, told as write',
      answer: { permission: 'write', role_name: 'maintain', user: mara },
      right: 'maintain',
    },
    {
      given: 'triage, told as read',
      answer: { permission: 'read', role_name: 'triage', user: mara },
      right: 'triage',
    },
    {
      given: 'a role of the organisation’s own',
      answer: { permission: 'write', role_name: 'Release captain', user: mara },
      right: 'write',
    },
    {
      given: 'an old server without roles',
      answer: { permission: 'admin', user: mara },
      right: 'admin',
    },
    { given: 'none', answer: { permission: 'none', role_name: '', user: mara }, right: 'none' },
    { given: 'a word nobody knows', answer: { permission: 'owner', user: mara }, right: 'none' },
    {
      given: 'somebody else of this name',
      answer: { permission: 'admin', user: { ...mara, id: 2 } },
      right: 'none',
    },
    { given: 'nobody', answer: { permission: 'admin', user: null }, right: 'none' },
  ])('$given → $right', async ({ answer, right }) => {
    const { origin } = await answering((line) => ({
      status: 200,
      body: line.includes('/permission') ? answer : ISSUE,
    }));
    const { permissions } = await backendOf(origin).backend.look(TICKET, [
      { id: '1', name: 'mara' },
    ]);
    expect(permissions).toEqual({ 1: right });
  });

  test('a token that may not ask → permission_denied, not `none`', async () => {
    const { origin } = await answering((line) =>
      line.includes('/permission')
        ? { status: 403, body: { message: 'Must have push access' } }
        : { status: 200, body: ISSUE },
    );
    await expect(
      backendOf(origin).backend.look(TICKET, [{ id: '1', name: 'mara' }]),
    ).rejects.toMatchObject({ kind: 'permission_denied' });
  });
});

test('every request says which API it means, and who asks', async () => {
  const { origin } = await answering(() => ({ status: 200, body: ISSUE }));
  const { backend, asked } = backendOf(origin);
  await backend.look(TICKET, [{ id: '1', name: 'mara' }]);
  for (const { headers } of asked) {
    expect(headers.get('x-github-api-version')).toBe('2022-11-28');
    expect(headers.get('accept')).toBe('application/vnd.github.v3+json');
    expect(headers.get('user-agent')).toMatch(/^sluice /);
    expect(headers.get('authorization')).toBe('token sluice');
  }
});

describe('a look at an issue that answers 404', () => {
  const missing = { status: 404, body: { message: 'Not Found' } };
  test.each([
    { repository: 'is seen', answer: { status: 200, body: { id: 1 } }, kind: 'not_found' },
    {
      repository: 'moved',
      answer: { status: 301, headers: { location: '/elsewhere' } },
      kind: 'not_found',
    },
    {
      repository: 'is not seen either: our access was taken',
      answer: missing,
      kind: 'permission_denied',
    },
    { repository: 'cannot be asked for now', answer: { status: 503 }, kind: 'unavailable' },
  ])('the repository $repository → $kind', async ({ answer, kind }) => {
    const { origin } = await answering((request) =>
      request.includes('/issues/') ? missing : answer,
    );
    const looked = backendOf(origin).backend.look(TICKET, []);
    await expect(looked).rejects.toMatchObject({ name: 'BackendError', kind });
  });
});
