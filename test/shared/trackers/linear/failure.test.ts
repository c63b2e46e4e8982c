import { expect, test } from '@jest/globals';
import { linearBackend } from '../../../../shared/trackers/linear/backend.ts';

const TOKEN = 'lin_api_of_nobody';
const REF = {
  key: 'linear:o:b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63',
  readableId: 'linear:ENG-1',
  connection: 'linear',
  id: 'b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63',
  account: 'o',
};

function look(answer: () => Response | Promise<Response>) {
  return linearBackend
    .create({
      connection: { name: 'linear', secrets: [], callbackHosts: [] },
      credentials: { token: TOKEN },
      settings: {
        labels: { trigger: 't', inProgress: 'p', failed: 'f' },
        states: {},
        close: false,
      },
      fetch: async () => answer(),
    })
    .look(REF, []);
}

function errors(extensions: object, message = 'It quotes the ticket') {
  return JSON.stringify({ data: null, errors: [{ message, extensions }] });
}

/** The clock goes on between the answer and its reading. */
const ABOUT_A_MINUTE: number = expect.closeTo(60, -1) as never;
const inAMinute = () => String(Date.now() + 60_000);

test.each([
  {
    given: 'a rate limit in a 400',
    status: 400,
    body: errors({ code: 'RATELIMITED' }),
    kind: 'unavailable',
  },
  {
    given: 'a rate limit that says how long',
    status: 400,
    body: errors({ code: 'RATELIMITED' }),
    headers: { 'retry-after': '17' },
    kind: 'unavailable',
    after: 17,
  },
  {
    given: 'a rate limit that says when',
    status: 200,
    body: errors({ type: 'ratelimited' }),
    headers: { 'x-ratelimit-requests-reset': inAMinute() },
    kind: 'unavailable',
    after: ABOUT_A_MINUTE,
  },
  {
    given: 'a limit of complexity',
    status: 400,
    body: errors({ type: 'ratelimited' }),
    headers: { 'x-ratelimit-complexity-reset': inAMinute() },
    kind: 'unavailable',
    after: ABOUT_A_MINUTE,
  },
  {
    given: 'a limit of a day',
    status: 429,
    body: '',
    headers: { 'retry-after': '86400' },
    kind: 'unavailable',
    after: 3600,
  },
  { given: 'a 429 that is no GraphQL', status: 429, body: 'Slow down', kind: 'unavailable' },
  {
    given: 'an unknown key',
    status: 401,
    body: errors({ type: 'authentication error', code: 'AUTHENTICATION_ERROR' }),
    kind: 'permission_denied',
  },
  {
    given: 'a code alone in a 200',
    status: 200,
    body: errors({ code: 'AUTHENTICATION_ERROR' }),
    kind: 'permission_denied',
  },
  {
    given: 'a forbidden field',
    status: 200,
    body: errors({ type: 'forbidden' }),
    kind: 'permission_denied',
  },
  { given: 'a 403 that is no GraphQL', status: 403, body: '<html>', kind: 'permission_denied' },
  {
    given: 'a feature that the plan lacks',
    status: 200,
    body: errors({ type: 'feature not accessible' }),
    kind: 'permission_denied',
  },
  {
    given: 'a missing issue',
    status: 200,
    body: errors({ type: 'invalid input', code: 'INPUT_ERROR' }, 'Entity not found: Issue'),
    kind: 'not_found',
  },
  {
    given: 'a missing issue, in more words',
    status: 400,
    body: errors({}, 'Entity not found: Issue - Could not find referenced Issue.'),
    kind: 'not_found',
  },
  {
    given: 'a missing label',
    status: 200,
    body: errors(
      { code: 'INPUT_ERROR' },
      'Entity not found: IssueLabel: labelIds contained an entry',
    ),
    kind: 'invalid_argument',
  },
  {
    given: 'a wrong input',
    status: 200,
    body: errors({ code: 'INPUT_ERROR' }),
    kind: 'invalid_argument',
  },
  {
    given: 'a document that does not fit',
    status: 400,
    body: errors({ code: 'GRAPHQL_VALIDATION_FAILED' }),
    kind: 'invalid_argument',
  },
  { given: 'an error without a type', status: 200, body: errors({}), kind: 'invalid_argument' },
  {
    given: 'errors beside data',
    status: 200,
    body: JSON.stringify({
      data: { issue: {} },
      errors: [{ message: 'x', extensions: { type: 'internal error' } }],
    }),
    kind: 'unavailable',
  },
  { given: 'a lock', status: 200, body: errors({ type: 'lock timeout' }), kind: 'unavailable' },
  { given: 'a 500', status: 500, body: 'Oops', kind: 'unavailable' },
  {
    given: 'a 503 that says how long',
    status: 503,
    body: '',
    headers: { 'retry-after': '5' },
    kind: 'unavailable',
    after: 5,
  },
  {
    given: 'a 502 with an error of ours',
    status: 502,
    body: errors({ code: 'INPUT_ERROR' }),
    kind: 'unavailable',
  },
  { given: 'half an answer', status: 200, body: '{"data":', kind: 'unavailable' },
  { given: 'an answer without data', status: 200, body: '{}', kind: 'unavailable' },
  {
    given: 'data of another shape',
    status: 200,
    body: '{"data":{"issue":{"id":7}}}',
    kind: 'unavailable',
  },
])('$given → $kind', async ({ status, body, headers, kind, after }) => {
  const error = await look(() => new Response(body, { status, ...(headers && { headers }) })).catch(
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'BackendError', kind, retryAfterSeconds: after });
  expect(error.message).toMatch(/Linear answered Look/);
  expect(error.message).not.toMatch(/quotes|lin_api/);
});

test.each([
  { given: 'no connection', answer: () => Promise.reject(new TypeError('fetch failed')) },
  { given: 'a time-out', answer: () => Promise.reject(new DOMException('late', 'TimeoutError')) },
  {
    given: 'an answer that breaks off',
    answer: () =>
      new Response(new ReadableStream({ start: (stream) => stream.error(new Error('reset')) })),
  },
])('$given → unavailable', async ({ answer }) => {
  await expect(look(answer)).rejects.toMatchObject({ name: 'BackendError', kind: 'unavailable' });
});

test.each([
  { given: 'a guest', user: { active: true, admin: false, guest: true, app: false }, may: 'read' },
  {
    given: 'a member',
    user: { active: true, admin: false, guest: false, app: false },
    may: 'write',
  },
  {
    given: 'an admin',
    user: { active: true, admin: true, guest: false, app: false },
    may: 'admin',
  },
  {
    given: 'a suspended admin',
    user: { active: false, admin: true, guest: false, app: false },
    may: 'none',
  },
  { given: 'an app', user: { active: true, admin: true, guest: false, app: true }, may: 'none' },
])('$given may $may', async ({ user, may }) => {
  const id = 'c1d7a9e4-3b52-4f68-a0c9-8e1f5d2b7a36';
  const issue = {
    ...{ id: REF.id, identifier: 'ENG-1', number: 1, title: 'T', url: 'u', priority: 0 },
    state: { name: 'Todo', type: 'unstarted' },
    labels: { nodes: [] },
    team: { id: 't', key: 'ENG', name: 'Engineering' },
  };
  const data = { issue, users: { nodes: [{ id, ...user }] } };
  const backend = linearBackend.create({
    connection: { name: 'linear', secrets: [], callbackHosts: [] },
    credentials: { token: TOKEN },
    settings: { labels: { trigger: 't', inProgress: 'p', failed: 'f' }, states: {}, close: false },
    fetch: async () => Response.json({ data }),
  });
  const { permissions } = await backend.look(REF, [{ id, name: 'Ann' }]);
  expect(permissions).toEqual({ [id]: may });
});

test.each([
  { baseUrl: undefined, asked: 'https://api.linear.app/graphql' },
  { baseUrl: 'http://127.0.0.1:4012', asked: 'http://127.0.0.1:4012/graphql' },
  { baseUrl: 'http://127.0.0.1:4012/graphql', asked: 'http://127.0.0.1:4012/graphql' },
  {
    baseUrl: 'https://proxy.example/linear/graphql',
    asked: 'https://proxy.example/linear/graphql',
  },
])(
  'with base URL $baseUrl it asks $asked, without following redirects',
  async ({ baseUrl, asked }) => {
    const seen: unknown[] = [];
    const backend = linearBackend.create({
      connection: { name: 'linear', secrets: [], callbackHosts: [], ...(baseUrl && { baseUrl }) },
      credentials: { token: TOKEN },
      settings: {
        labels: { trigger: 't', inProgress: 'p', failed: 'f' },
        states: {},
        close: false,
      },
      fetch: async (input, init) => {
        seen.push([String(input), init?.redirect, init?.signal instanceof AbortSignal]);
        return new Response('', { status: 500 });
      },
    });
    await backend.look(REF, []).catch(() => undefined);
    expect(seen).toEqual([[asked, 'error', true]]);
  },
);
