import { describe, expect, test } from '@jest/globals';
import type { Polled, PollQuery } from '../../../../shared/core/poller.ts';
import { queryOf } from '../../../contracts/tracker/query.ts';
import { backendOf, does, issueOf, REPO, shop } from './emulated.ts';

const API = 'https://api.github.com';
const QUERY = queryOf({ query: { repos: [REPO] } });

function issue(number: number, more: object = {}) {
  return {
    id: 2_880_045_500 + number,
    number,
    title: `Issue ${number}`,
    body: null,
    state: 'open',
    html_url: `https://github.com/${REPO}/issues/${number}`,
    repository_url: `${API}/repos/${REPO}`,
    user: { id: 1, login: 'mara', type: 'User' },
    labels: [{ name: 'sluice' }],
    assignees: [],
    updated_at: new Date(Date.UTC(2026, 2, 2, 9, number)).toISOString(),
    ...more,
  };
}

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A poller to which GitHub gives these answers, in turn, and what it asked. */
function answered(...answers: readonly Given[]) {
  const line = answers.values();
  const { backend, asked } = backendOf(API, {
    name: 'github',
    fetch: async () => {
      const { status = 200, headers = {}, body = [] } = line.next().value ?? { status: 599 };
      const json = { 'content-type': 'application/json; charset=utf-8', ...headers };
      return new Response(status === 304 ? null : JSON.stringify(body), { status, headers: json });
    },
  });
  const poll = (more: Partial<PollQuery> = {}): Promise<Polled> => {
    if (!backend.poller) throw new Error('GitHub has no poller');
    return backend.poller.pollReadyTickets({ ...QUERY, ...more });
  };
  const validators = () => asked.map(({ headers }) => headers.get('if-none-match'));
  return { poll, asked, validators };
}

const withCursor = ({ cursor }: Polled) => (cursor === undefined ? {} : { cursor });
const idsOf = ({ tickets }: Polled) => tickets.map(({ ticket }) => ticket.readableId);

test('100 idle polls → 100 × 304, whatever time it is', async () => {
  const github = await shop();
  try {
    await issueOf(github);
    const statuses: number[] = [];
    const { backend, asked } = backendOf(github.url, {
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        statuses.push(response.status);
        return response;
      },
    });
    let polled = await backend.poller?.pollReadyTickets(QUERY);
    expect(polled).toMatchObject({
      unchanged: false,
      tickets: [{ updatedAt: expect.any(Number) }],
    });
    for (let tick = 1; tick <= 100; tick++) {
      const since = tick * 60_000;
      polled = await backend.poller?.pollReadyTickets({
        ...QUERY,
        since,
        ...(polled && withCursor(polled)),
      });
      expect(polled).toMatchObject({ unchanged: true, tickets: [] });
    }
    expect(statuses).toEqual([200, ...Array.from({ length: 100 }, () => 304)]);
    expect(new Set(asked.map(({ url }) => url.href)).size).toBe(1);
    await does(github, 'mara', 'POST ~/issues', { title: 'Anew', labels: ['sluice'] });
    const woken = await backend.poller?.pollReadyTickets({
      ...QUERY,
      ...(polled && withCursor(polled)),
    });
    expect(woken?.tickets.map(({ ticket }) => ticket.title)).toContain('Anew');
  } finally {
    await github.close();
  }
});

describe('the validator', () => {
  test('is handed back as it came, a weak one as a weak one', async () => {
    const etag = 'W/"a7f0c2d1"';
    const { poll, validators } = answered({ headers: { etag } }, { status: 304 });
    const first = await poll();
    expect(await poll(withCursor(first))).toMatchObject({ unchanged: true, tickets: [] });
    expect(validators()).toEqual([null, etag]);
  });

  test('that a 304 brings replaces it', async () => {
    const { poll, validators } = answered(
      { headers: { etag: 'W/"one"' } },
      { status: 304, headers: { etag: 'W/"two"' } },
      { status: 304 },
      { status: 304 },
    );
    let last = await poll();
    for (let tick = 0; tick < 3; tick++) last = await poll(withCursor(last));
    expect(validators()).toEqual([null, 'W/"one"', 'W/"two"', 'W/"two"']);
  });

  test('that a 200 does not bring is none any more', async () => {
    const { poll, validators } = answered({ headers: { etag: '"one"' } }, {}, {});
    const first = await poll();
    const second = await poll(withCursor(first));
    await poll(withCursor(second));
    expect(validators()).toEqual([null, '"one"', null]);
  });

  test.each([
    { given: 'with a blank', etag: 'a b' },
    { given: 'too long', etag: `"${'x'.repeat(300)}"` },
  ])('$given is not kept', async ({ etag }) => {
    const { poll, validators } = answered({ headers: { etag } }, {});
    await poll(withCursor(await poll()));
    expect(validators()).toEqual([null, null]);
  });

  test('a 304 that was not asked for → asked once more, past every cache', async () => {
    const { poll, asked, validators } = answered({ status: 304 }, { body: [issue(7)] });
    expect(idsOf(await poll())).toEqual([`github:${REPO}#7`]);
    expect(validators()).toEqual([null, null]);
    expect(asked[1]?.headers.get('cache-control')).toBe('no-cache');
  });

  test('a second 304 that was not asked for → unavailable', async () => {
    const { poll, asked } = answered({ status: 304 }, { status: 304 }, { body: [issue(7)] });
    await expect(poll()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toHaveLength(2);
  });
});

describe('pages', () => {
  const next = (url: string) => ({ link: `<${url}>; rel="next", <${url}9>; rel="last"` });
  const second = `${API}/repositories/5/issues?state=open&page=2&after=Y3Vyc29y`;

  test('the next is where GitHub says, with the token', async () => {
    const { poll, asked } = answered(
      { body: [issue(9), issue(8)], headers: { ...next(second), etag: '"one"' } },
      { body: [issue(8), issue(7)], headers: { etag: '"another page"' } },
      { status: 304 },
    );
    const first = await poll();
    expect(idsOf(first)).toEqual([9, 8, 7].map((number) => `github:${REPO}#${number}`));
    expect(asked[1]?.url.href).toBe(second);
    expect(asked[1]?.headers.get('authorization')).toBe('token sluice');
    await poll(withCursor(first));
    expect(asked[2]?.headers.get('if-none-match')).toBe('"one"');
  });

  test.each([
    { given: 'another host', url: 'https://api.github.com.evil.example/repositories/5/issues' },
    { given: 'another port', url: 'https://api.github.com:8443/issues' },
    { given: 'no TLS', url: 'http://api.github.com/issues?page=2' },
    { given: 'a host behind a name', url: 'https://api.github.com@evil.example/issues' },
    { given: 'a template', url: `${API}/{+url}` },
    { given: 'no address', url: 'page=2' },
  ])('$given is not followed', async ({ url }) => {
    const { poll, asked } = answered({ body: [issue(9)], headers: next(url) });
    expect(idsOf(await poll())).toEqual([`github:${REPO}#9`]);
    expect(asked).toHaveLength(1);
  });

  test('are no more than are needed', async () => {
    const enough = answered({ body: [issue(9), issue(8)], headers: next(second) });
    expect(idsOf(await enough.poll({ maxResults: 1 }))).toEqual([`github:${REPO}#9`]);
    expect(enough.asked).toHaveLength(1);
    const old = answered({ body: [issue(9), issue(1)], headers: next(second) });
    const since = Date.UTC(2026, 2, 2, 9, 5);
    expect(idsOf(await old.poll({ since }))).toEqual([`github:${REPO}#9`]);
    expect(old.asked).toHaveLength(1);
  });

  test('that never end are left after ten', async () => {
    const page = { body: [issue(1)], headers: next(second) };
    const { poll, asked } = answered(...Array.from({ length: 30 }, () => page));
    await poll();
    expect(asked).toHaveLength(10);
  });
});

describe('what is listed', () => {
  test.each([
    { given: 'a pull request', row: issue(7, { pull_request: { url: 'x' } }) },
    { given: 'a closed one', row: issue(7, { state: 'closed' }) },
    { given: 'without an id', row: issue(7, { id: undefined }) },
    { given: 'without a time', row: issue(7, { updated_at: 'lately' }) },
    { given: 'at no address', row: issue(7, { html_url: 'javascript:alert(1)' }) },
    { given: 'no issue', row: null },
  ])('$given → left', async ({ row }) => {
    const { poll } = answered({ body: [row, issue(8)] });
    expect(idsOf(await poll())).toEqual([`github:${REPO}#8`]);
  });

  test('no list → unavailable', async () => {
    await expect(answered({ body: { message: 'hi' } }).poll()).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  test('of a repository that was renamed → under its name of now; of another owner → not_found', async () => {
    const renamed = issue(7, { repository_url: `${API}/repos/Harbor-Goods/boutique` });
    expect(idsOf(await answered({ body: [renamed] }).poll())).toEqual([
      'github:Harbor-Goods/boutique#7',
    ]);
    const gone = issue(7, { repository_url: `${API}/repos/elsewhere/shop` });
    await expect(answered({ body: [gone] }).poll()).rejects.toMatchObject({ kind: 'not_found' });
  });

  test.each([404, 410])('%d → permission_denied that names the repository', async (status) => {
    await expect(answered({ status }).poll()).rejects.toMatchObject({
      kind: 'permission_denied',
      message: expect.stringContaining(REPO),
    });
  });
});

test('what is asked: labels without commas, the assignee, and nothing that changes by itself', async () => {
  const { poll, asked } = answered({ body: [issue(7, { labels: ['a', 'b, c'] })] });
  const { tickets } = await poll({ labels: ['a', 'b, c'], assignee: 'NONE', since: 77 });
  expect(tickets).toHaveLength(1);
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
    state: 'open',
    sort: 'updated',
    direction: 'desc',
    per_page: '100',
    labels: 'a',
    assignee: 'none',
  });
});

test.each(['../../user', 'a/b/c', '.', 'shop'])('a repository “%s” → never asked', async (repo) => {
  const { poll, asked } = answered();
  await expect(poll({ repos: [repo] })).rejects.toMatchObject({ kind: 'invalid_argument' });
  expect(asked).toEqual([]);
});

test('no repository → invalid_argument that says what to do', async () => {
  await expect(answered().poll({ repos: [] })).rejects.toMatchObject({
    kind: 'invalid_argument',
    message: expect.stringContaining('`repos`'),
  });
});

describe('several repositories', () => {
  const other = (number: number) =>
    issue(number, {
      id: number,
      html_url: `https://github.com/harbor-goods/cellar/issues/${number}`,
      repository_url: `${API}/repos/harbor-goods/cellar`,
    });
  const repos = [REPO, 'harbor-goods/cellar'];

  test('one changed → the changed one’s, and both validators kept', async () => {
    const { poll, validators } = answered(
      { headers: { etag: '"a"' } },
      { headers: { etag: '"b"' } },
      { status: 304 },
      { body: [other(3)], headers: { etag: '"c"' } },
      { status: 304 },
      { status: 304 },
    );
    const first = await poll({ repos });
    const second = await poll({ repos, ...withCursor(first) });
    expect(second.unchanged).toBe(false);
    expect(idsOf(second)).toEqual(['github:harbor-goods/cellar#3']);
    expect((await poll({ repos, ...withCursor(second) })).unchanged).toBe(true);
    expect(validators()).toEqual([null, null, '"a"', '"b"', '"a"', '"c"']);
  });

  test('what did not fit beside the other’s is brought later', async () => {
    const { poll, validators } = answered(
      { body: [issue(1)], headers: { etag: '"a"' } },
      { body: [other(9)], headers: { etag: '"b"' } },
      { body: [issue(1)], headers: { etag: '"a"' } },
      { status: 304 },
    );
    const first = await poll({ repos, maxResults: 1 });
    expect(idsOf(first)).toEqual(['github:harbor-goods/cellar#9']);
    const second = await poll({ repos, maxResults: 1, ...withCursor(first) });
    expect(idsOf(second)).toEqual([`github:${REPO}#1`]);
    expect(validators()).toEqual([null, null, null, '"b"']);
  });

  test('so many that their validators do not fit → a cursor within its bound', async () => {
    const many = Array.from(
      { length: 100 },
      (_, index) => `harbor-goods/${'n'.repeat(90)}${index}`,
    );
    const etag = `W/"${'e'.repeat(64)}"`;
    const { poll } = answered(...many.map(() => ({ headers: { etag } })));
    const { cursor = '' } = await poll({ repos: many });
    expect(Buffer.byteLength(cursor)).toBeLessThanOrEqual(8_192);
    expect(Object.keys(JSON.parse(cursor).etags).length).toBeGreaterThan(30);
  });
});
