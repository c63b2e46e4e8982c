import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openapi, REFUSALS } from '../../../functions/ingest/openapi.ts';
import { TaskSpecSchema } from '../../../functions/ingest/task-spec.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { REASONS } from '../../../shared/core/reasons.ts';
import { configOf, counter, open, SPEC } from '../../support/ingest/counter.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
const { schemas } = openapi.components;
const judge = (schema: object) => ajv.compile(structuredClone(schema));
const bodyJudges = { taken: judge(schemas.HandedIn), refused: judge(schemas.Refused) };

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(openapi));
  expect(result).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const broken = { ...structuredClone(openapi), paths: [] };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('it names the fields that are read, and no others', () => {
  expect(Object.keys(schemas.TaskSpec.properties)).toEqual(Object.keys(TaskSpecSchema.shape));
  const required = schemas.TaskSpec.required.filter(
    (name) => !TaskSpecSchema.safeParse({ ...SPEC, [name]: undefined }).success,
  );
  expect(required).toEqual(schemas.TaskSpec.required);
  expect(
    TaskSpecSchema.safeParse(Object.fromEntries(required.map((name) => [name, 'a']))),
  ).toMatchObject({ success: true });
});

test.each([
  SPEC,
  { ...SPEC, target_repo: null, due_in_days: null },
  { ...SPEC, title: '' },
  { ...SPEC, title: 'a'.repeat(257) },
  { ...SPEC, title: 7 },
  { ...SPEC, priority: 'urgent' },
  { ...SPEC, labels: [''] },
  { ...SPEC, labels: 'a' },
  { ...SPEC, due_in_days: 1.5 },
  { ...SPEC, due_in_days: 4_000 },
  { ...SPEC, target_repo: 'a b' },
  { ...SPEC, source_id: 'a'.repeat(201) },
  { ...SPEC, description: null },
  { ...SPEC, more: 1 },
  {},
])('a body that it allows is taken, and one that it does not is not: %j', async (body) => {
  const allowed = judge(schemas.TaskSpec)(body);
  expect((await counter().post(body)).status === 201).toBe(allowed);
});

const withTicket = configOf([open('github', { repos: ['harbor-goods/*'] })]);
const failing = (kind: 'unavailable' | 'invalid_argument') => ({
  backend: async () => {
    throw new BackendError(kind, 'The tracker says no');
  },
});
const { intake } = open('standard');

/** One request for each status and code. */
const HOW: Readonly<
  Record<string, () => Promise<{ status: number; body: unknown; headers: Headers }>>
> = {
  key_missing: () => counter().post(SPEC, { authorization: '' }),
  key_unknown: () => counter().post(SPEC, { authorization: 'Bearer nobody' }),
  body_too_large: () => counter().post(' '.repeat(1_048_577)),
  unsupported_media_type: () => counter().post(SPEC, { 'content-type': 'text/plain' }),
  content_encoded: () => counter().post(SPEC, { 'content-encoding': 'br' }),
  body_malformed: () => counter().post('{'),
  body_ambiguous: () => counter().post('{"title":1,"title":2}'),
  field_invalid: () => counter().post({}),
  target_unknown: () => counter({}, configOf([])).post(),
  project_refuses: () =>
    counter(
      {},
      configOf([open('standard', { intake: { ...intake, excludeLabels: ['maintenance'] } })]),
    ).post(),
  async idempotency_key_reused() {
    const at = counter();
    await at.post(SPEC, { 'idempotency-key': 'a' });
    return at.post({ ...SPEC, title: 'b' }, { 'idempotency-key': 'a' });
  },
  tracker_refuses: () => counter(failing('invalid_argument'), withTicket).post(),
  async being_taken_in() {
    const at = counter();
    const answers = await Promise.all([at.post(), at.post()]);
    const [one, other] = answers.toSorted((a, b) => b.status - a.status);
    return one?.status === 409 ? one : (other ?? answers[0]);
  },
  tracker_unavailable: () => counter(failing('unavailable'), withTicket).post(),
  unavailable: () => counter({ keys: { read: () => Promise.reject(new Error('down')) } }).post(),
};

describe('every refusal that it names happens, as it says', () => {
  const named = Object.entries(REFUSALS).flatMap(([status, codes]) =>
    codes.map((code) => ({ status: Number(status), code })),
  );

  test.each(named)('$status $code', async ({ status, code }) => {
    const { body, headers, ...answer } = (await HOW[code]?.()) ?? {
      status: 0,
      body: {},
      headers: new Headers(),
    };
    expect({ status: answer.status, error: Object(body).error }).toEqual({ status, error: code });
    expect(REASONS[code].status).toBe(status);
    expect([bodyJudges.refused(body), bodyJudges.refused.errors]).toEqual([true, null]);
    expect(headers.has('retry-after')).toBe(status === 503 || status === 409);
  });

  test('and no request of these tests is refused otherwise', () => {
    expect(Object.keys(HOW).sort()).toEqual(named.map(({ code }) => code).sort());
    expect(Object.keys(openapi.paths['/issues/'].post.responses)).toEqual(
      ['200', '201', ...Object.keys(REFUSALS)].sort(),
    );
  });
});

test('200 and 201, as it says', async () => {
  const at = counter();
  for (const status of [201, 200]) {
    const answer = await at.post();
    expect(answer.status).toBe(status);
    expect([bodyJudges.taken(answer.body), bodyJudges.taken.errors]).toEqual([true, null]);
  }
});

describe('every other route', () => {
  test('/openapi.json is the document', async () => {
    const answer = await counter().app.request('/openapi.json');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openapi)));
  });

  test('/docs is a page for people that loads and runs nothing', async () => {
    const answer = await counter().app.request('/docs');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline';/,
    );
    const page = await answer.text();
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|@import|url\(|\son\w+=|(?:src|href)="(?:https?:)?\/\//i,
    );
    for (const name of Object.keys(schemas.TaskSpec.properties))
      expect(page).toContain(`<code>${name}</code>`);
    for (const code of Object.values(REFUSALS).flat())
      expect(page).toContain(`<code>${code}</code>`);
  });

  test('no path of it is not one of ours, and neither answers a body that it does not describe', () => {
    expect(Object.keys(openapi.paths)).toEqual(['/issues/', '/openapi.json', '/docs']);
  });
});
