import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, runningSluice, sluice, TOKEN } from './command-line.ts';

const TASK = { task: 'github:acme:1:1', ticket: 'github:acme/shop#7', state: 'queued', attempt: 0 };

describe('what is asked through the door', () => {
  test.each([
    { argv: ['tasks'], request: { do: 'list' } },
    {
      argv: ['tasks', '--project', 'shop', '--state', 'held', '--hours', '5', '--limit', '7'],
      request: { do: 'list', project: 'shop', state: 'held', hours: 5, limit: 7 },
    },
    { argv: ['tasks', '--unshown'], request: { do: 'list', unshown: true } },
    { argv: ['show', 'linear:ENG-1'], request: { do: 'show', id: 'linear:ENG-1' } },
    { argv: ['why', 'github/ab12'], request: { do: 'why', id: 'github/ab12' } },
    { argv: ['approve', 'local:1'], request: { do: 'approve', id: 'local:1' } },
    {
      argv: ['approve', 'local:1', '--digest', 'f00'],
      request: { do: 'approve', id: 'local:1', digest: 'f00' },
    },
    { argv: ['reject', 'local:1'], request: { do: 'reject', id: 'local:1' } },
    { argv: ['stop', 'local:1'], request: { do: 'stop', id: 'local:1' } },
    { argv: ['retry', 'local:1'], request: { do: 'retry', id: 'local:1' } },
    { argv: ['writeback', 'local:1'], request: { do: 'writeback', id: 'local:1' } },
  ])('sluice $argv', async ({ argv, request }) => {
    const answer = { ok: true, task: TASK, tasks: [TASK] };
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, out, err } = await running.sluice(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(TASK.ticket);
    const [received] = running.received;
    expect(received).toMatchObject({ method: 'POST', path: '/operate' });
    expect(received?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(received?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(String(received?.body))).toEqual(request);
  });
});

describe('what is asked of the dead letters', () => {
  const LETTER = {
    message: 'm-1',
    queue: 'tasks',
    reason: 'no_head',
    means: 'Nothing is known.',
    hint: 'Discard it.',
    function: 'dispatch',
    sent: '2026-11-21T11:00:00.000Z',
    receives: 2,
    replays: 1,
    owed: false,
  };
  const answer = {
    ok: true,
    did: 'nothing',
    letters: [LETTER],
    letter: { ...LETTER, body: '{"a":\n1}', cut: false },
    queues: [{ queue: 'tasks', waiting: 1, inHand: 3 }],
    more: true,
  };
  const dry = { all: false, dryRun: true };
  test.each<{ argv: readonly string[]; request: object; says: string }>([
    { argv: ['dlq', 'list'], request: { do: 'dlqList' }, says: '3 of tasks are in somebody' },
    {
      argv: ['dlq', 'list', '--queue', 'shows', '--reason', 'no_head', '--ticket', 'a#7'],
      request: { do: 'dlqList', queue: 'shows', reason: 'no_head', ticket: 'a#7' },
      says: 'There are more',
    },
    {
      argv: ['dlq', 'list', '--limit', '7'],
      request: { do: 'dlqList', limit: 7 },
      says: '1 h ago',
    },
    {
      argv: ['dlq', 'show', 'm-1'],
      request: { do: 'dlqShow', message: 'm-1' },
      says: 'sluice dlq discard m-1 --yes',
    },
    {
      argv: ['dlq', 'replay', 'm-1'],
      request: { do: 'dlqReplay', message: 'm-1', ...dry },
      says: 'A dry run: 1 would be sent once more. Nothing was done.',
    },
    {
      argv: ['dlq', 'replay', '--all', '--dry-run'],
      request: { do: 'dlqReplay', ...dry, all: true },
      says: 'with --yes',
    },
    {
      argv: ['dlq', 'discard', '--reason', 'no_head', '--yes'],
      request: { do: 'dlqDiscard', reason: 'no_head', all: false, dryRun: false },
      says: 'm-1',
    },
  ])('sluice $argv', async ({ argv, request, says }) => {
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, out, err } = await running.sluice(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(request);
    expect(out).toContain(says);
  });

  test.each(['replay', 'discard'])(
    'sluice dlq %s: what failed is named, and is a 1',
    async (act) => {
      const failed = [{ message: 'm-1', error: 'ServiceUnavailable' }];
      await using running = await runningSluice(() => ({ body: { ...answer, did: act, failed } }));
      const { code, out } = await running.sluice(['dlq', act, '--all', '--yes']);
      expect(code).toBe(1);
      expect(out).toContain('0 of 1');
      expect(out).toContain('ServiceUnavailable');
    },
  );

  test.each<{ argv: readonly string[] }>([
    { argv: ['replay', 'm-1', '--all'] },
    { argv: ['discard', '--all', '--yes', '--dry-run'] },
    { argv: ['list', '--queue', 'dead'] },
    { argv: ['list', '--limit', '0'] },
    { argv: ['show'] },
  ])('sluice dlq $argv → 2, and nothing is asked', async ({ argv }) => {
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, err } = await running.sluice(['dlq', ...argv]);
    expect(code).toBe(2);
    expect(err).toMatch(/\n|Expected/);
    expect(running.received).toEqual([]);
  });

  test('none is said so', async () => {
    const none = { ...answer, letters: [], queues: [], more: false };
    await using running = await runningSluice(() => ({ body: none }));
    expect((await running.sluice(['dlq', 'list'])).out).toBe('No such dead letters.');
    expect((await running.sluice(['dlq', 'replay', '--all'])).out).toContain('nothing was done');
  });
});

describe('--json', () => {
  test('prints the answer as it is, one document and nothing else', async () => {
    const answer = { ok: true, tasks: [TASK], more: { than: ['is', 'shown'] } };
    await using running = await runningSluice(() => ({ body: answer }));
    const { code, out, err } = await running.sluice(['tasks', '--json'], { colour: true });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(answer);
  });

  test.each([
    { given: 'a refusal', argv: ['stop', 'local:1'], error: 'refused', code: 1 },
    { given: 'an unknown option', argv: ['stop', 'local:1', '--now'], error: 'usage', code: 2 },
    { given: 'an unknown command', argv: ['stpo'], error: 'usage', code: 2 },
  ])('$given is a document, too', async ({ argv, error, code }) => {
    const refusal = { ok: false, error: 'refused', message: 'No.', hint: 'Wait.' };
    await using running = await runningSluice(() => ({ body: refusal }));
    const left = await running.sluice([...argv, '--json']);
    expect({ code: left.code, err: left.err }).toEqual({ code, err: '' });
    expect(JSON.parse(left.out)).toMatchObject({ ok: false, error, hint: expect.any(String) });
  });

  test('nobody there is a document, too', async () => {
    const { code, out, err } = await sluice(['tasks', '--json']);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: 'unreachable' });
  });
});

describe('exit codes', () => {
  const no = (error: string) => ({
    body: { ok: false, error, message: 'That is so.', hint: 'Do this.' },
  });
  test.each([
    { given: 'a refusal', reply: no('refused'), code: 1, says: 'That is so.\nDo this.' },
    { given: 'an invalid request', reply: no('invalid'), code: 2, says: 'Do this.' },
    { given: 'an unknown task', reply: no('not_found'), code: 4, says: 'Do this.' },
    { given: 'a wrong token', reply: { status: 401, body: {} }, code: 3, says: '--directory' },
    { given: 'another server', reply: { status: 404, body: 'no' }, code: 3, says: 'npm start' },
    { given: 'a crash', reply: { status: 500, body: 'oops' }, code: 1, says: 'answered 500' },
    { given: 'a web page', reply: { body: '<html>' }, code: 3, says: 'nothing that is understood' },
    {
      given: 'a redirect',
      reply: { status: 307, headers: { location: '/x' }, body: '' },
      code: 3,
      says: '307',
    },
    { given: 'another version', reply: { body: { ok: true, task: 7 } }, code: 1, says: '--json' },
  ])('$given → $code', async ({ reply, code, says }) => {
    await using running = await runningSluice(() => reply);
    const left = await running.sluice(['show', 'local:1']);
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    expect(left.err).toContain(says);
    expect(left.err).not.toContain(TOKEN);
    expect(running.received).toHaveLength(1);
  });
});

describe('where nobody answers → 3', () => {
  test('no folder', async () => {
    const { code, err } = await sluice(['tasks']);
    expect(code).toBe(3);
    expect(err).toMatch(/No Sluice is running here[\s\S]*npm start/);
  });

  test('a Sluice that was killed and left its file', async () => {
    const door = { url: 'http://127.0.0.1:9', token: TOKEN };
    await using kept = await folder({ 'operator.json': JSON.stringify(door) });
    const { code, err } = await sluice(['tasks', '--directory', kept.path]);
    expect(code).toBe(3);
    expect(err).toContain('nothing answers at http://127.0.0.1:9');
  });

  test.each(['{', '{}', '{"url":"x","token":"y"}', '{"url":"http://127.0.0.1","token":""}'])(
    'a damaged file: %s',
    async (text) => {
      await using kept = await folder({ 'operator.json': text });
      const { code, err } = await sluice(['tasks'], { env: { SLUICE_DIR: kept.path } });
      expect(code).toBe(3);
      expect(err).toContain('damaged');
    },
  );

  test('a file of another user', async () => {
    await using kept = await folder({});
    await writeFile(join(kept.path, 'operator.json'), '{}');
    await chmod(join(kept.path, 'operator.json'), 0o000);
    const { code, err } = await sluice(['tasks', '--directory', kept.path]);
    expect(code).toBe(3);
    expect(err).toMatch(/cannot be read|damaged/);
  });
});

describe('--url', () => {
  test('asks there, with the token of the folder', async () => {
    await using running = await runningSluice(() => ({ body: { ok: true, tasks: [] } }));
    const door = { url: 'http://127.0.0.1:9', token: TOKEN };
    await using kept = await folder({ 'operator.json': JSON.stringify(door) });
    const argv = ['tasks', '--directory', kept.path, '--url', `${running.url}/`];
    expect(await sluice(argv)).toMatchObject({ code: 0 });
    expect(running.received[0]?.path).toBe('/operate');
  });

  test.each(['https://sluice.acme.example', 'http://127.0.0.1.acme.example', 'http://10.0.0.1'])(
    'never takes the token to %s',
    async (url) => {
      await using running = await runningSluice(() => ({ body: { ok: true, tasks: [] } }));
      const { code, err } = await running.sluice(['tasks', '--url', url]);
      expect(code).toBe(2);
      expect(err).toContain('this machine');
      expect(running.received).toEqual([]);
    },
  );
});
