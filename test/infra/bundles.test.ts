import { statSync } from 'node:fs';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { signStandard } from '../../shared/core/standard-webhooks.ts';
import { deployed, SECRET, STEPS, TOKEN_KEY } from './deployed.ts';

/** Without the scanner's rules, tables and weights, which have a limit of their own (test/shared/scan/rules.test.ts). */
const RECEIVE_BYTES = 460_000;
const SCANNER_DATA_BYTES = 60_000;
const STOP_MS = 60_000;
const TITLE = 'Update the copyright year, «2026» ✓';

const { bundle, callsOf, letters, messages, run, stop } = await deployed();
const logged = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
afterAll(stop, STOP_MS);

/** As API Gateway's HTTP API sends it, payload 2.0: the path comes decoded, JSON as text. */
function request(method: string, path: string, headers: object, body?: string) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'sluice.example', 'content-type': 'application/json', ...headers },
    requestContext: { domainName: 'sluice.example', http: { method, path }, stage: '$default' },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body }),
  };
}

function delivery(id: string, secret = SECRET) {
  const body = JSON.stringify({ title: TITLE, sent_at: new Date() });
  return request('POST', '/webhooks/ci', signStandard(secret, id, Date.now() / 1000, body), body);
}

function inBase64({ body = '', ...event }: ReturnType<typeof request>) {
  return { ...event, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}

async function answerOf(event: unknown, step: 'Receive' | 'Report' = 'Receive') {
  const { statusCode, body } = await run(step, event);
  return { status: statusCode, ...JSON.parse(body) };
}

test.each(STEPS)('%s is one file that holds a handler', (step) => {
  expect(statSync(bundle(step)).isFile()).toBe(true);
});

describe('receive', () => {
  test('is at most 460 KB, and 60 of what the scanner knows', () => {
    const { size } = statSync(bundle('Receive'));
    expect(size).toBeLessThanOrEqual(RECEIVE_BYTES + SCANNER_DATA_BYTES);
  });

  test('a forged delivery → 401, without a call once the configuration is known', async () => {
    const forged = delivery('msg_0', `whsec_${Buffer.alloc(32, 8).toString('base64')}`);
    expect(await callsOf(() => run('Receive', forged))).toEqual(['GetItem', 'GetSecretValue']);
    const then = await callsOf(async () => {
      const refusal = { status: 401, outcome: 'refused', reason: 'signature_mismatch' };
      expect(await answerOf(forged)).toEqual(refusal);
    });
    expect(then).toEqual([]);
  });

  test.each([
    { given: 'another alphabet', body: '****' },
    { given: 'an odd length', body: 'abcde' },
    { given: 'padding in the middle', body: 'ab==abcd' },
  ])('a body that is no base64 ($given) → 400', async ({ body }) => {
    const event = { ...delivery('msg_1'), isBase64Encoded: true, body };
    const refusal = { status: 400, outcome: 'refused', reason: 'bad_encoding' };
    expect(await answerOf(event)).toEqual(refusal);
  });

  test('the same bytes as text and in base64', async () => {
    const event = delivery('msg_2');
    expect(await answerOf(inBase64(event))).toMatchObject({ status: 200, reason: 'started' });
    expect(await answerOf(event)).toMatchObject({ status: 200, outcome: 'duplicate' });
    await messages('tasks');
  });
});

describe('the line', () => {
  test('a delivery becomes a task that an agent ends', async () => {
    const accepted = await callsOf(async () => {
      expect(await answerOf(delivery('msg_3'))).toMatchObject({ status: 200, reason: 'started' });
    });
    expect(accepted).toEqual(['PutItem', 'UpdateItem', 'SendMessage']);

    expect(await run('Dispatch', await messages('tasks'))).toEqual({ batchItemFailures: [] });
    const [{ task, callback }] = letters;
    expect(task.goal).toContain(TITLE);

    const path = decodeURIComponent(new URL(callback.url).pathname);
    const headers = { authorization: `Bearer ${callback.token}` };
    expect(await answerOf(request('GET', path, {}), 'Report')).toMatchObject({ status: 401 });
    expect(await answerOf(request('GET', path, headers), 'Report')).toMatchObject({ status: 200 });
    const result = JSON.stringify({ success: true, summary: 'Done' });
    const ended = request('POST', `${path}/result`, headers, result);
    expect(await answerOf(ended, 'Report')).toMatchObject({ status: 200 });

    expect(await run('Writeback', await messages('shows'))).toEqual({ batchItemFailures: [] });
    const { tasks } = await run('Operate', { do: 'list', state: 'succeeded' });
    expect(tasks).toHaveLength(1);
  });

  test('sweep takes a tick', async () => {
    expect(await run('Sweep', {})).toBeUndefined();
  });

  test.each([
    { step: 'Dispatch', queue: 'tasks', dead: 'deadTasks' },
    { step: 'Writeback', queue: 'shows', dead: 'deadShows' },
  ] as const)(
    '$step: a message that cannot be read is put aside with its reason, and people can see it',
    async ({ step, queue, dead }) => {
      const Records = [
        { messageId: 'bad', body: '{}' },
        { messageId: 'none', body: JSON.stringify({ ticket: 'webhook:ci:none' }) },
      ];
      expect(await run(step, { Records })).toEqual({ batchItemFailures: [] });
      const { letters: listed } = await run('Operate', { do: 'dlqList', queue });
      const reasons = listed.map(({ reason }: { reason: string }) => reason);
      expect(reasons.sort()).toEqual(['no_head', 'unknown_shape']);
      const discard = { do: 'dlqDiscard', queue, dryRun: false };
      expect(await run('Operate', discard)).toMatchObject({ did: 'discard', failed: [] });
      expect(await messages(dead)).toEqual({ Records: [] });
    },
  );
});

test('the log has a line for each delivery, and no secret, token or text in any', () => {
  const lines = logged.mock.calls.map(([line]) => String(line));
  expect(lines.filter((line) => line.includes('"message":"delivery"')).length).toBeGreaterThan(0);
  const secrets = [SECRET, TOKEN_KEY, TITLE, 'v1,', letters[0].callback.token];
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});
