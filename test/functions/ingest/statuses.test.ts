import { describe, expect, test } from '@jest/globals';
import { liveKeys } from '../../../functions/ingest/live-keys.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Config } from '../../../shared/core/config.ts';
import { apiKey, configOf, counter, KEY, open, SPEC } from '../../support/ingest/counter.ts';
import { memoryKeyStore } from '../../support/memory/memory-key-store.ts';
import { NOW } from '../../support/receive/letters.ts';

const NO_KEY = { authorization: '', 'x-api-key': '' };
const withTicket = configOf([open('github', { repos: ['harbor-goods/*'] })]);
const refusing = (
  kind: 'unavailable' | 'invalid_argument' | 'permission_denied',
  seconds?: number,
) => ({
  backend: async () => {
    throw new BackendError(kind, 'The tracker says no', { retryAfterSeconds: seconds });
  },
});

interface Row {
  readonly given: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly deps?: Parameters<typeof counter>[0];
  readonly config?: Config;
  readonly status: number;
  readonly error: string;
  readonly fields?: readonly string[];
  readonly again?: string;
}

const filled = 'a'.repeat(300);
const without = (...names: (keyof typeof SPEC)[]) =>
  Object.fromEntries(Object.entries(SPEC).filter(([name]) => !names.includes(name as never)));

const ROWS: readonly Row[] = [
  { given: 'no key', headers: { authorization: '' }, status: 401, error: 'key_missing' },
  {
    given: 'a key of nobody',
    headers: { authorization: 'Bearer sluice_nobody' },
    status: 401,
    error: 'key_unknown',
  },
  {
    given: 'half a key',
    headers: { authorization: `Bearer ${KEY.slice(0, -1)}` },
    status: 401,
    error: 'key_unknown',
  },
  {
    given: 'another scheme',
    headers: { authorization: `Basic ${KEY}` },
    status: 401,
    error: 'key_missing',
  },
  {
    given: 'two keys that differ',
    headers: { 'x-api-key': 'sluice_other' },
    status: 401,
    error: 'key_unknown',
  },
  {
    given: 'a key without end',
    headers: { authorization: `Bearer ${KEY.repeat(100)}` },
    status: 401,
    error: 'key_unknown',
  },
  { given: 'a long body', body: ' '.repeat(1_048_577), status: 413, error: 'body_too_large' },
  {
    given: 'a length that says so',
    headers: { 'content-length': '1048577' },
    status: 413,
    error: 'body_too_large',
  },
  {
    given: 'text',
    headers: { 'content-type': 'text/plain' },
    status: 415,
    error: 'unsupported_media_type',
  },
  {
    given: 'a compressed body',
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    error: 'content_encoded',
  },
  { given: 'no JSON', body: '{"title":', status: 422, error: 'body_malformed' },
  { given: 'a list', body: '[]', status: 422, error: 'body_malformed' },
  { given: 'nothing', body: '', status: 422, error: 'body_malformed' },
  {
    given: 'no UTF-8',
    body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    status: 422,
    error: 'body_malformed',
  },
  {
    given: 'depth without end',
    body: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    status: 422,
    error: 'body_malformed',
  },
  {
    given: 'a key twice',
    body: `{"title":"a",${JSON.stringify(SPEC).slice(1)}`,
    status: 422,
    error: 'body_ambiguous',
  },
  {
    given: 'an empty object',
    body: {},
    status: 422,
    error: 'field_invalid',
    fields: ['title', 'source_type', 'source_id', 'triggering_event_id', 'activity_definition_id'],
  },
  {
    given: 'every field wrong at once',
    body: {
      title: 7,
      description: null,
      target_repo: 'a b',
      priority: 'urgent',
      labels: ['ok', ''],
      due_in_days: '3',
      source_type: '',
      source_id: filled,
      triggering_event_id: 'a\r\nSet-Cookie: b',
      activity_definition_id: 'a\u202eb',
    },
    status: 422,
    error: 'field_invalid',
    fields: [
      'title',
      'description',
      'target_repo',
      'priority',
      'labels.1',
      'due_in_days',
      'source_type',
      'source_id',
      'triggering_event_id',
      'activity_definition_id',
    ],
  },
  {
    given: 'a title of spaces',
    body: { ...SPEC, title: '  \n ' },
    status: 422,
    error: 'field_invalid',
    fields: ['title'],
  },
  {
    given: 'a long title',
    body: { ...SPEC, title: filled },
    status: 422,
    error: 'field_invalid',
    fields: ['title'],
  },
  {
    given: 'a long description',
    body: { ...SPEC, description: 'a'.repeat(50_001) },
    status: 422,
    error: 'field_invalid',
    fields: ['description'],
  },
  {
    given: 'many labels',
    body: { ...SPEC, labels: Array.from({ length: 51 }, String) },
    status: 422,
    error: 'field_invalid',
    fields: ['labels'],
  },
  {
    given: 'half a day',
    body: { ...SPEC, due_in_days: 0.5 },
    status: 422,
    error: 'field_invalid',
    fields: ['due_in_days'],
  },
  {
    given: 'yesterday',
    body: { ...SPEC, due_in_days: -1 },
    status: 422,
    error: 'field_invalid',
    fields: ['due_in_days'],
  },
  {
    given: 'fields of the prototype',
    body: `{"__proto__":${JSON.stringify(SPEC)},"constructor":1}`,
    status: 422,
    error: 'field_invalid',
    fields: ['title', 'source_type', 'source_id', 'triggering_event_id', 'activity_definition_id'],
  },
  {
    given: 'an empty Idempotency-Key',
    headers: { 'idempotency-key': '' },
    status: 422,
    error: 'field_invalid',
    fields: ['Idempotency-Key'],
  },
  {
    given: 'a long Idempotency-Key',
    headers: { 'idempotency-key': filled },
    status: 422,
    error: 'field_invalid',
    fields: ['Idempotency-Key'],
  },
  {
    given: 'no project',
    config: configOf([]),
    status: 422,
    error: 'target_unknown',
    fields: ['target_repo'],
  },
  {
    given: 'a tracker that does not take it',
    config: withTicket,
    deps: refusing('invalid_argument'),
    status: 422,
    error: 'tracker_refuses',
  },
  {
    given: 'a tracker that is down',
    config: withTicket,
    deps: refusing('unavailable'),
    status: 503,
    error: 'tracker_unavailable',
    again: '30',
  },
  {
    given: 'a tracker that asks to wait',
    config: withTicket,
    deps: refusing('unavailable', 90),
    status: 503,
    error: 'tracker_unavailable',
    again: '90',
  },
  {
    given: 'a token that may not',
    config: withTicket,
    deps: refusing('permission_denied'),
    status: 503,
    error: 'tracker_unavailable',
    again: '30',
  },
  {
    given: 'no key that ever was',
    deps: { keys: memoryKeyStore() },
    status: 401,
    error: 'key_unknown',
  },
  {
    given: 'keys that cannot be read',
    deps: { keys: { read: () => Promise.reject(new Error('down')) } },
    status: 503,
    error: 'unavailable',
    again: '30',
  },
  {
    given: 'a configuration that cannot be read',
    deps: {
      config: { read: () => Promise.reject(new Error('down')), credentials: async () => undefined },
    },
    status: 503,
    error: 'unavailable',
    again: '30',
  },
];

describe('POST /issues/', () => {
  test.each(ROWS)('$given → $status $error', async (row) => {
    const { deps = {}, config = configOf(), status, error, fields, again = null } = row;
    const at = counter(deps, config);
    const answer = await at.post(row.body ?? SPEC, row.headers);
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status, error });
    const named = answer.body.fields?.map(({ field }: { field: string }) => field);
    expect(named).toEqual(fields);
    expect(answer.headers.get('retry-after')).toBe(again);
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(answer.body.message.length).toBeGreaterThan(10);
    expect(at.tasks.waiting).toEqual([]);
    expect(at.facts).toEqual([expect.objectContaining({ kind: 'refused', reason: error, status })]);
  });

  test.each([
    { given: 'a bearer in lower case', headers: { authorization: `bearer ${KEY}` } },
    { given: 'X-API-Key', headers: { ...NO_KEY, 'x-api-key': KEY } },
    { given: 'the same key twice', headers: { 'x-api-key': KEY } },
    { given: 'a charset', headers: { 'content-type': 'application/json; charset=utf-8' } },
  ])('$given → 201', async ({ headers }) => {
    expect((await counter().post(SPEC, headers)).status).toBe(201);
  });

  test.each([
    {
      given: 'only what is required',
      body: without('description', 'target_repo', 'priority', 'labels', 'due_in_days'),
    },
    { given: 'nulls where they may be', body: { ...SPEC, target_repo: null, due_in_days: null } },
    {
      given: 'fields of a later contract',
      body: { ...SPEC, milestone: { id: 7 }, assignee: 'jo' },
    },
    { given: 'another kind of source', body: { ...SPEC, source_type: 'schedule' } },
    {
      given: 'half an emoji',
      body: `{"title":"a \\ud83d","source_type":"rule","source_id":"a","triggering_event_id":"b","activity_definition_id":"c"}`,
    },
    { given: 'all that fits', body: { ...SPEC, description: '語'.repeat(50_000) } },
  ])('$given → 201', async ({ body }) => {
    expect((await counter().post(body)).status).toBe(201);
  });

  test.each(['/issues', '/issues/'])('%s by another method → 405 that says which', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await counter().app.request(path, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test.each(['/', '/issues/7', '/docs/../issues/x', '/webhooks/github'])(
    '%s → 404',
    async (path) => {
      expect((await counter().app.request(path)).status).toBe(404);
    },
  );
});

describe('a key', () => {
  test('in the address is not read', async () => {
    const at = counter();
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(SPEC) };
    for (const query of [`key=${KEY}`, `api_key=${KEY}`, `access_token=${KEY}`]) {
      expect((await at.app.request(`/issues/?${query}`, init)).status).toBe(401);
    }
  });

  test('that was revoked opens nothing ten seconds later', async () => {
    const at = counter();
    expect((await at.post()).status).toBe(201);
    await at.keys.revoke('ci');
    at.world.now += 10_000;
    const refused = await at.post({ ...SPEC, source_id: 'next' });
    expect(refused).toMatchObject({ status: 401, body: { error: 'key_unknown' } });
    // A replay tells nothing either.
    expect((await at.post()).status).toBe(401);
  });

  test('that was made opens ten seconds later', async () => {
    const at = counter({}, configOf());
    await at.keys.revoke('ci');
    expect((await at.post()).status).toBe(401);
    await at.keys.add(apiKey('ci'));
    at.world.now += 10_000;
    expect((await at.post()).status).toBe(201);
  });

  test('a flood of wrong ones reads the table once', async () => {
    let reads = 0;
    const kept = memoryKeyStore([apiKey('ci')]);
    const read = () => {
      reads += 1;
      return kept.read();
    };
    const at = counter({ keys: liveKeys({ read }, () => NOW) });
    for (let n = 0; n < 50; n++) await at.post(SPEC, { authorization: `Bearer sluice_${n}` });
    expect(reads).toBe(1);
  });

  test('stands in no fact and no answer', async () => {
    const at = counter();
    await at.post();
    await at.post(SPEC, { authorization: 'Bearer sluice_somebody-elses' });
    expect(JSON.stringify(at.facts)).not.toMatch(/sluice_[\w-]{6,}/);
  });
});
