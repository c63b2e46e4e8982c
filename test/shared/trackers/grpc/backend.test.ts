import { Metadata } from '@grpc/grpc-js';
import { describe, expect, test } from '@jest/globals';
import type { Backend } from '../../../../shared/core/backend.ts';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import { REASONS } from '../../../../shared/core/reasons.ts';
import { addressOf } from '../../../../shared/trackers/grpc/address.ts';
import { connect } from '../../../../shared/trackers/grpc/connect.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { startProgram } from './program.ts';
import { backendTo, COMMENT, message, QUERY, REF, TOKEN } from './samples.ts';

const RESULT = {
  success: true,
  summary: 'Mended.',
  merge_request_url: 'https://github.com/acme/shop/pull/8',
  branch_name: 'fix',
  token_usage: { input_tokens: 5_000_000_000, output_tokens: 20 },
  cost_estimate_usd: 0.25,
  exit_code: 0,
};

const CALLS: readonly { call: string; make: (backend: Backend) => Promise<unknown> }[] = [
  { call: 'pollReadyTickets', make: async ({ poller }) => poller?.pollReadyTickets(QUERY) },
  { call: 'markInProgress', make: (backend) => backend.markInProgress(REF) },
  { call: 'markComplete', make: (backend) => backend.markComplete(REF, RESULT) },
  { call: 'markFailed', make: (backend) => backend.markFailed(REF, 'no_repo') },
  { call: 'markStopped', make: (backend) => backend.markStopped(REF, 'stopped_by_person') },
  { call: 'addComment', make: (backend) => backend.addComment(REF, COMMENT) },
];

async function errorOf(work: Promise<unknown>): Promise<BackendError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof BackendError) return error;
  throw new Error(`no BackendError: ${error}`);
}

describe('the handshake', () => {
  test('is made once, before anything else, with version 1', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url);
    expect(program.calls).toEqual([]);
    await Promise.all([backend.markInProgress(REF), backend.markInProgress(REF)]);
    await backend.markInProgress(REF);
    const [first, ...others] = program.calls;
    expect(first).toMatchObject({ method: 'Handshake', request: { interface_version: 1 } });
    expect(others.map(({ method }) => method)).toEqual(Array(3).fill('MarkInProgress'));
  });

  test.each([0, 2, -1])(
    'version %i → refused, both versions in the message, nothing called',
    async (version) => {
      await using program = await startProgram();
      program.behaviour.version = version;
      for (const { make } of CALLS) {
        const error = await errorOf(make(backendTo(program.url)));
        expect(error.kind).toBe('invalid_argument');
        expect(error.message).toContain(`version ${version},`);
        expect(error.message).toContain('version 1');
      }
      expect(new Set(program.methods())).toEqual(new Set(['Handshake']));
    },
  );

  test('one that failed is made again', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url);
    program.behaviour.refusesHandshake = { code: 14 };
    expect((await errorOf(backend.markInProgress(REF))).kind).toBe('unavailable');
    program.behaviour.refusesHandshake = undefined;
    await backend.markInProgress(REF);
    expect(program.methods()).toEqual(['Handshake', 'Handshake', 'MarkInProgress']);
  });
});

describe('the calls', () => {
  test('say what the contract says', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url, { token: TOKEN });
    for (const { make } of CALLS) await make(backend);
    expect(program.calls.slice(1).map(({ method, request }) => ({ method, request }))).toEqual([
      { method: 'PollReadyTickets', request: { labels: [], max_results: 50 } },
      { method: 'MarkInProgress', request: { ticket_id: '7' } },
      { method: 'MarkComplete', request: { ticket_id: '7', result: RESULT } },
      { method: 'MarkFailed', request: { ticket_id: '7', reason: REASONS.no_repo.means } },
      {
        method: 'MarkFailed',
        request: { ticket_id: '7', reason: REASONS.stopped_by_person.means },
      },
      { method: 'AddComment', request: { ticket_id: '7', comment: COMMENT.body } },
    ]);
    for (const { metadata } of program.calls)
      expect(metadata.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test.each([
    { given: 'a change that was taken back', different: { outcome: 'rolled_back' } as const },
    { given: 'what a guard rail stopped', different: { exit_code: 2 } },
  ])('$given is no success', async ({ different }) => {
    await using program = await startProgram();
    await backendTo(program.url).markComplete(REF, { ...RESULT, ...different });
    expect(program.calls.at(-1)?.request).toMatchObject({ result: { success: false } });
  });

  test('without credentials nothing is said about who calls', async () => {
    await using program = await startProgram();
    await backendTo(program.url).markInProgress(REF);
    for (const { metadata } of program.calls) expect(metadata).not.toHaveProperty('authorization');
  });

  test('there is no look', async () => {
    expect((await errorOf(backendTo('http://127.0.0.1:1').look(REF, []))).kind).toBe(
      'invalid_argument',
    );
  });
});

describe('comments, which the service can only add', () => {
  test('a text is told once, whoever tells it again with the id of the first time', async () => {
    await using program = await startProgram();
    const { id } = await backendTo(program.url).addComment(REF, COMMENT);
    const again = await backendTo(program.url).addComment(REF, { ...COMMENT, id });
    expect(again).toEqual({ id });
    expect(program.methods()).toEqual(['Handshake', 'AddComment']);
  });

  test('another text is told', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url);
    const { id } = await backend.addComment(REF, COMMENT);
    const next = await backend.addComment(REF, { ...COMMENT, id, body: 'And which shop?' });
    expect(next.id).not.toBe(id);
    expect(program.calls.at(-1)?.request).toEqual({ ticket_id: '7', comment: 'And which shop?' });
  });

  test('a lost answer: made again it has the same idempotency key, other texts have others', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url);
    await backend.addComment(REF, COMMENT);
    await backend.addComment(REF, COMMENT);
    await backend.addComment(REF, { ...COMMENT, body: 'Else.' });
    const [, one, two, three] = program.calls.map(({ metadata }) => metadata['idempotency-key']);
    expect(one).toEqual(two);
    expect(three).not.toEqual(one);
  });

  test('progress is told once, and a success by MarkComplete alone', async () => {
    await using program = await startProgram();
    const backend = backendTo(program.url);
    const progress = { ...COMMENT, tells: 'progress' } as const;
    const { id } = await backend.addComment(REF, { ...progress, body: 'Working on it' });
    for (const step of ['1 of 3', '2 of 3', '3 of 3'])
      expect(await backend.addComment(REF, { ...progress, id, body: step })).toEqual({ id });
    expect(await backend.addComment(REF, { ...COMMENT, tells: 'success', id })).toEqual({ id });
    expect((await backend.addComment(REF, { ...COMMENT, tells: 'success' })).id).toMatch(/./);
    expect(program.methods()).toEqual(['Handshake', 'AddComment']);
  });
});

/** https://grpc.io/docs/guides/status-codes, and what the caller must do. */
const CODES = [
  { code: 1, status: 'CANCELLED', kind: 'unavailable' },
  { code: 2, status: 'UNKNOWN', kind: 'unavailable' },
  { code: 3, status: 'INVALID_ARGUMENT', kind: 'invalid_argument' },
  { code: 4, status: 'DEADLINE_EXCEEDED', kind: 'unavailable' },
  { code: 5, status: 'NOT_FOUND', kind: 'not_found' },
  { code: 6, status: 'ALREADY_EXISTS', kind: 'invalid_argument' },
  { code: 7, status: 'PERMISSION_DENIED', kind: 'permission_denied' },
  { code: 8, status: 'RESOURCE_EXHAUSTED', kind: 'unavailable' },
  { code: 9, status: 'FAILED_PRECONDITION', kind: 'invalid_argument' },
  { code: 10, status: 'ABORTED', kind: 'unavailable' },
  { code: 11, status: 'OUT_OF_RANGE', kind: 'invalid_argument' },
  { code: 12, status: 'UNIMPLEMENTED', kind: 'invalid_argument' },
  { code: 13, status: 'INTERNAL', kind: 'unavailable' },
  { code: 14, status: 'UNAVAILABLE', kind: 'unavailable' },
  { code: 15, status: 'DATA_LOSS', kind: 'unavailable' },
  { code: 16, status: 'UNAUTHENTICATED', kind: 'permission_denied' },
] as const;

describe('a status', () => {
  test('0 OK → success', async () => {
    await using program = await startProgram();
    for (const { make } of CALLS) await make(backendTo(program.url));
  });

  test.each(CODES)('$code $status → $kind, whatever was called', async ({ code, status, kind }) => {
    await using program = await startProgram();
    program.behaviour.refuses = { code, details: `secret ticket text, ${TOKEN}` };
    for (const { call, make } of CALLS) {
      const error = await errorOf(make(backendTo(program.url, { token: TOKEN })));
      expect({ call, kind: error.kind }).toEqual({ call, kind });
      expect(error.message).toContain(`\`${status}\` (${code})`);
      expect(error.message).not.toContain(TOKEN);
      expect(error.message).not.toContain('secret ticket text');
    }
  });

  test.each([17, 99, -1])('%i, which is none → unavailable', async (code) => {
    await using program = await startProgram();
    program.behaviour.refuses = { code };
    expect((await errorOf(backendTo(program.url).markInProgress(REF))).kind).toBe('unavailable');
  });

  test('which right lacks is told in the words of the program', async () => {
    await using program = await startProgram();
    program.behaviour.refuses = { code: 7, details: `issues: write is missing ${'x'.repeat(999)}` };
    const { message: said } = await errorOf(backendTo(program.url).markInProgress(REF));
    expect(said).toContain('issues: write is missing');
    expect(said.length).toBeLessThan(500);
  });

  test.each([
    { given: 'grpc-retry-pushback-ms', value: '1500', seconds: 2 },
    { given: 'retry-after', value: '90', seconds: 90 },
    { given: 'retry-after', value: 'soon', seconds: undefined },
    { given: 'grpc-retry-pushback-ms', value: '-1', seconds: undefined },
  ])('$given: $value → wait $seconds s', async ({ given, value, seconds }) => {
    await using program = await startProgram();
    const metadata = new Metadata();
    metadata.set(given, value);
    program.behaviour.refuses = { code: 14, metadata };
    const error = await errorOf(backendTo(program.url).markInProgress(REF));
    expect(error.retryAfterSeconds).toBe(seconds);
  });

  test('nobody listens → unavailable', async () => {
    const { url } = await startProgram().then(async (program) => {
      await program[Symbol.asyncDispose]();
      return program;
    });
    expect((await errorOf(backendTo(url).markInProgress(REF))).kind).toBe('unavailable');
  });
});

describe('where the token goes', () => {
  test.each([
    undefined,
    'https://program.example:7443/path',
    'https://program.example:7443/?query=1',
    'http://program.example:7443',
    'https://user:password@program.example:7443',
    'ftp://127.0.0.1:7443',
  ])('baseUrl %s → refused before anything is sent', async (url) => {
    const error = await errorOf(backendTo(url, { token: TOKEN }).markInProgress(REF));
    expect(error.kind).toBe('invalid_argument');
    expect(error.message).toContain('`baseUrl`');
  });

  test('https to a program whose certificate nobody vouches for → unavailable, no call', async () => {
    await using program = await startProgram(selfSigned('localhost'));
    const error = await errorOf(backendTo(program.url, { token: TOKEN }).markInProgress(REF));
    expect(error.kind).toBe('unavailable');
    expect(program.calls).toEqual([]);
  });

  test('a token that no header can hold is refused, and not told', async () => {
    await using program = await startProgram();
    const token = 'first line\nsecond line';
    const error = await errorOf(backendTo(program.url, { token }).markInProgress(REF));
    expect(error.kind).toBe('permission_denied');
    expect(error.message).not.toContain('line\n');
    expect(program.calls).toEqual([]);
  });

  test('credentials of another form are refused', async () => {
    await using program = await startProgram();
    const app = { appId: '1', installationId: '2', privateKey: 'key' };
    const error = await errorOf(backendTo(program.url, app).markInProgress(REF));
    expect(error.kind).toBe('permission_denied');
    expect(program.calls).toEqual([]);
  });

  test('what is for this machine goes through no proxy', async () => {
    await using proxy = await startProgram();
    await using program = await startProgram();
    process.env.grpc_proxy = proxy.url;
    try {
      await backendTo(program.url, { token: TOKEN }).markInProgress(REF);
    } finally {
      delete process.env.grpc_proxy;
    }
    expect(program.methods()).toEqual(['Handshake', 'MarkInProgress']);
  });
});

test('a program that does not answer is given up at the deadline', async () => {
  await using program = await startProgram();
  program.behaviour.silent = true;
  const call = connect(addressOf(program.url), undefined);
  const request = { interface_version: 1 };
  const error = await errorOf(call('Handshake', request, { what: 'the handshake', seconds: 0.2 }));
  expect(error.kind).toBe('unavailable');
  expect(error.message).toContain('`DEADLINE_EXCEEDED` (4) to the handshake');
});

test('an answer larger than 8 MiB is not read', async () => {
  await using program = await startProgram();
  program.behaviour.tickets = [message({ description: 'x'.repeat(8_400_000) })];
  const { poller } = backendTo(program.url);
  const error = await errorOf(Promise.resolve(poller?.pollReadyTickets(QUERY)));
  expect(error.kind).toBe('unavailable');
});
