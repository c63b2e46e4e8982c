import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandAgent } from '../../../../shared/agents/command/agent.ts';
import { killGroup, signalTo } from '../../../../shared/agents/command/kill-group.ts';
import { processAt } from '../../../../shared/agents/command/process-identity.ts';
import type { Attempt } from '../../../../shared/core/agent.ts';
import { MAX_QUESTION_CHARS } from '../../../../shared/core/result.ts';
import { attemptOf } from '../attempt.ts';
import type { Answers } from '../server.ts';
import { serve } from '../server.ts';

const TIMING = { heartbeatMs: 100, graceMs: 500, reportForMs: 20_000, reportPauseMs: 50 };
const OK: Answers = () => ({ status: 200, body: '{"stop":false,"messages":[]}' });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-runs-'));
});
afterEach(async () => {
  await killSupervisors();
  for (const pid of await pidsIn('agent.json')) killGroup(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const sh = (script: string, more: { env?: string[]; from?: Record<string, string> } = {}) =>
  commandAgent(
    { argv: ['/bin/sh', '-c', script], env: more.env ?? [] },
    {
      runDirectory: join(folder, 'runs'),
      timing: TIMING,
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...more.from },
    },
  );

async function files(name: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true }).catch(() => []);
  return all.filter((path) => path.endsWith(`/${name}`)).map((path) => join(folder, path));
}

async function pidsIn(name: string): Promise<number[]> {
  const found = await files(name);
  const texts = await Promise.all(found.map((file) => readFile(file, 'utf8')));
  return texts.map((text) => JSON.parse(text).pid).filter((pid) => pid > 0);
}

/** A zombie is not there: nobody may be left to collect it. */
async function isThere(pid: number): Promise<boolean> {
  return (await processAt(pid)) !== undefined;
}

async function allGone(pids: readonly number[]): Promise<boolean> {
  return (await Promise.all(pids.map(isThere))).every((there) => !there);
}

async function killSupervisors(): Promise<void> {
  const pids = await pidsIn('supervisor.json');
  for (const pid of pids) if (await isThere(pid)) signalTo(pid, 'SIGKILL');
  await until(() => allGone(pids));
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await condition()) return;
    await sleep(25);
  }
  throw new Error('It did not happen within ten seconds.');
}

const said = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');

/** Runs a script to its end and answers what was reported. */
async function reportOf(script: string, attempt: Partial<Attempt> = {}) {
  await using server = await serve(OK);
  await sh(script).start(attemptOf({ url: `${server.url}/tasks/t`, ...attempt }));
  const reports = () => server.received.filter(({ path }) => !path.endsWith('/heartbeat'));
  await until(() => reports().length > 0);
  expect(reports()).toHaveLength(1);
  const [{ path, text } = { path: '', text: 'null' }] = reports();
  return { path, ...JSON.parse(text) };
}

test('the task is on stdin, the rest in the environment, and the end is reported with the token', async () => {
  await using server = await serve(OK);
  const attempt = attemptOf({ url: `${server.url}/tasks/t` });
  const script = 'cat > "$HOME/stdin"; env > "$HOME/env"; echo all done';
  expect(await sh(script).start(attempt)).toEqual({ reference: attempt.idempotencyKey });
  await until(() => server.received.some(({ path }) => path.endsWith('/result')));
  expect(JSON.parse(await said('stdin'))).toEqual(attempt.task);
  expect(await said('env')).toMatch(new RegExp(`^SLUICE_TOKEN=${attempt.token}$`, 'm'));
  expect(await said('env')).toMatch(/^SLUICE_ATTEMPT=2$/m);
  expect(await said('env')).toMatch(new RegExp(`^SLUICE_TASK_ID=${attempt.task.id}$`, 'm'));
  expect(await said('env')).toMatch(new RegExp(`^SLUICE_TASK_URL=${attempt.url}$`, 'm'));
  expect(
    server.received.every(({ headers }) => headers.authorization === `Bearer ${attempt.token}`),
  ).toBe(true);
  expect(server.received[0]?.path).toBe('/tasks/t/heartbeat');
  const result = server.received.find(({ path }) => path === '/tasks/t/result');
  expect(JSON.parse(result?.text ?? '')).toEqual({
    success: true,
    exit_code: 0,
    summary: 'all done',
  });
});

test("nothing of Sluice's own environment leaks into the agent", async () => {
  await using server = await serve(OK);
  const from = {
    HOOK_SECRET: 'leak',
    GITHUB_TOKEN: 'leak',
    NODE_OPTIONS: '--max-http-header-size=9999',
    MODEL: 'm',
    LANG: 'C',
  };
  const agent = sh('env > "$HOME/env"; tr "\\0" "\\n" < /proc/$PPID/environ > "$HOME/parent"', {
    env: ['MODEL', 'UNSET'],
    from,
  });
  process.env.SLUICE_TEST_LEAK = 'leak';
  await agent.start(attemptOf({ url: server.url }));
  delete process.env.SLUICE_TEST_LEAK;
  await until(() => server.received.some(({ path }) => path.endsWith('/result')));
  const names = (text: string) =>
    text
      .split('\n')
      .map((line) => line.split('=')[0])
      .filter((name) => name && !/^(PWD|SHLVL|_|OLDPWD)$/.test(name))
      .sort();
  const few = ['HOME', 'LANG', 'MODEL', 'PATH'];
  expect(names(await said('env'))).toEqual([
    ...few,
    'SLUICE_ATTEMPT',
    'SLUICE_TASK_ID',
    'SLUICE_TASK_URL',
    'SLUICE_TOKEN',
  ]);
  if (process.platform === 'linux') expect(names(await said('parent'))).toEqual(few);
});

describe('what is reported', () => {
  test.each([
    {
      given: 'a result on the last line',
      script:
        'echo working; echo \'{"success":true,"summary":"did it","branch_name":"b","more":1}\'',
      report: {
        path: '/tasks/t/result',
        success: true,
        summary: 'did it',
        branch_name: 'b',
        exit_code: 0,
      },
    },
    {
      given: 'a result, then a word',
      script: 'echo \'{"success":false,"summary":"no"}\'; echo \'{"a":1}\'; echo bye; exit 2',
      report: { path: '/tasks/t/result', success: false, summary: 'no', exit_code: 2 },
    },
    {
      given: 'a question',
      script: 'echo \'{"question":"Which door?"}\'',
      report: { path: '/tasks/t/question', text: 'Which door?' },
    },
    {
      given: 'a guard rail',
      script: 'echo blocked; exit 2',
      report: { path: '/tasks/t/result', success: false, exit_code: 2, summary: 'blocked' },
    },
    {
      given: 'a failure that only stderr explains',
      script: 'echo broken >&2; exit 1',
      report: { path: '/tasks/t/result', success: false, exit_code: 1, summary: 'broken' },
    },
    {
      given: 'a crash',
      script: 'kill -9 $$',
      report: { path: '/tasks/t/result', success: false, exit_code: 137, summary: '' },
    },
    {
      given: 'colours',
      script: 'printf "\\033[31mred\\033[0m\\n"',
      report: { path: '/tasks/t/result', success: true, exit_code: 0, summary: 'red' },
    },
  ])('$given', async ({ script, report }) => {
    expect(await reportOf(script)).toEqual(report);
  });

  test('of much output the last 2,000 characters, without the token', async () => {
    const { token } = attemptOf();
    const { summary } = await reportOf('yes é | head -c 1000000; echo "$SLUICE_TOKEN end"');
    expect(summary).toHaveLength(2_000);
    expect(summary).toMatch(/… end$/);
    expect(summary).not.toContain(token);
  });

  test('a question is no longer than one that is taken', async () => {
    const { text } = await reportOf(
      `printf '{"question":"'; yes é | head -n 16000 | tr -d '\\n'; echo '"}'`,
    );
    expect(text).toBe(`${'é'.repeat(MAX_QUESTION_CHARS - 1)}…`);
  });

  test('a run that takes too long', async () => {
    const report = await reportOf('echo half; sleep 30', { deadlineSeconds: 0.5 });
    expect(report).toMatchObject({
      success: false,
      summary: expect.stringContaining('ended after 0.5 seconds'),
    });
  });

  test.each([
    { exit: 0, reports: 0 },
    { exit: 1, reports: 1 },
  ])('exit $exit while its question is open → $reports results', async ({ exit, reports }) => {
    await using server = await serve(() => ({
      status: 200,
      body: '{"stop":false,"state":"needs_info"}',
    }));
    await sh(`exit ${exit}`).start(attemptOf({ url: server.url }));
    await until(async () => (await files('job.json')).length === 0);
    expect(server.received.filter(({ path }) => path === '/result')).toHaveLength(reports);
  });

  test('a program that is not there', async () => {
    await using server = await serve(OK);
    const agent = commandAgent(
      { argv: ['/nowhere/agent'], env: [] },
      { runDirectory: folder, timing: TIMING },
    );
    await agent.start(attemptOf({ url: server.url }));
    await until(() => server.received.some(({ path }) => path === '/result'));
    expect(JSON.parse(server.received.find(({ path }) => path === '/result')?.text ?? '')).toEqual({
      success: false,
      exit_code: 127,
      summary: 'The command could not be started: /nowhere/agent (ENOENT).',
    });
  });
});

describe('the server', () => {
  test('was away when the agent ended: it hears of it once it is back', async () => {
    const { port } = await (async () => {
      await using gone = await serve(OK);
      return gone;
    })();
    await sh('echo done').start(attemptOf({ url: `http://127.0.0.1:${port}` }));
    await until(async () => (await files('exit.json')).length === 1);
    await sleep(500);
    await using server = await serve(OK, port);
    await until(() => server.received.some(({ path }) => path === '/result'));
    expect(server.received.map(({ path }) => path)).toEqual(['/heartbeat', '/result']);
  });

  test('was killed right after the start: the run goes on', async () => {
    await using server = await serve(OK);
    const script = fileURLToPath(new URL('./start-and-hang.ts', import.meta.url));
    const attempt = attemptOf({ url: server.url });
    const starter = spawn(
      process.execPath,
      [script, JSON.stringify({ folder, attempt, timing: TIMING })],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await new Promise((started) => starter.stdout.once('data', started));
    starter.kill('SIGKILL');
    await until(() => server.received.some(({ path }) => path === '/result'));
    expect(server.received.filter(({ path }) => path === '/result')).toHaveLength(1);
  });

  test.each([503, 429])('answers %i first: the report is repeated', async (status) => {
    let results = 0;
    await using server = await serve(({ path }) => ({
      status: path === '/result' && results++ < 2 ? status : 200,
    }));
    await sh('true').start(attemptOf({ url: server.url }));
    await until(() => results === 3);
    await sleep(200);
    expect(results).toBe(3);
    expect(server.received.length).toBeGreaterThan(0);
  });

  test('knows the result already: it is told once', async () => {
    await using server = await serve(({ path }) => ({ status: path === '/result' ? 409 : 200 }));
    await sh('true').start(attemptOf({ url: server.url }));
    await until(async () => (await files('job.json')).length === 0);
    expect(server.received.filter(({ path }) => path === '/result')).toHaveLength(1);
  });
});

describe('stop', () => {
  /** Says when it runs, and that it was asked to end. */
  const POLITE =
    'trap \'echo bye > "$HOME/end"; exit 0\' TERM; echo $$ > "$HOME/pid"; while :; do sleep 0.05; done';
  const STUBBORN =
    'trap "" TERM; echo $$ > "$HOME/pid"; sleep 60 & echo $! > "$HOME/child"; wait; wait; sleep 60';

  test('asks the agent to end, and nothing is reported', async () => {
    await using server = await serve(OK);
    const agent = sh(POLITE);
    await agent.start(attemptOf({ url: server.url }));
    await until(async () => (await said('pid')) !== '');
    await agent.stop(attemptOf().idempotencyKey);
    await until(async () => (await files('job.json')).length === 0);
    expect(await said('end')).toBe('bye\n');
    expect(server.received.filter(({ path }) => path === '/result')).toEqual([]);
    await agent.stop(attemptOf().idempotencyKey);
  });

  test('ends one that does not listen, and what it started', async () => {
    await using server = await serve(OK);
    const agent = sh(STUBBORN);
    await agent.start(attemptOf({ url: server.url }));
    await until(async () => (await said('child')) !== '');
    await agent.stop(attemptOf().idempotencyKey);
    const pids = [await said('pid'), await said('child')].map(Number);
    await until(() => allGone(pids));
  });

  test.each([
    { given: 'says stop', answer: { status: 200, body: '{"stop":true}' } },
    { given: 'no longer knows the attempt', answer: { status: 409 } },
  ])('by the heartbeat: the server $given', async ({ answer }) => {
    let ended = false;
    await using server = await serve((request) => (ended ? answer : OK(request)));
    await sh(POLITE).start(attemptOf({ url: server.url }));
    await until(async () => (await said('pid')) !== '');
    ended = true;
    await until(async () => (await said('end')) === 'bye\n');
  });

  test('of a run that is not there is a success', async () => {
    await expect(sh('true').stop('unknown')).resolves.toBeUndefined();
  });

  test('ends an agent whose supervisor is gone', async () => {
    await using server = await serve(OK);
    const agent = sh(STUBBORN);
    await agent.start(attemptOf({ url: server.url }));
    await until(async () => (await said('child')) !== '');
    await killSupervisors();
    await agent.stop(attemptOf().idempotencyKey);
    const pid = Number(await said('pid'));
    await until(() => allGone([pid]));
  });
});

describe('the same attempt again', () => {
  const COUNT = 'echo x >> "$HOME/runs.txt"; echo $$ > "$HOME/pid"';

  test('five starts at once and one after the end are one run', async () => {
    await using server = await serve(OK);
    const attempt = attemptOf({ url: server.url });
    const agent = sh(COUNT);
    const started = await Promise.all(Array.from({ length: 5 }, () => agent.start(attempt)));
    expect(new Set(started.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ reference: attempt.idempotencyKey })]),
    );
    await until(async () => (await files('job.json')).length === 0);
    await agent.start(attempt);
    await sleep(200);
    expect(await said('runs.txt')).toBe('x\n');
    expect(server.received.filter(({ path }) => path === '/result')).toHaveLength(1);
  });

  test('another attempt is another run', async () => {
    await using server = await serve(OK);
    await sh(COUNT).start(attemptOf({ url: server.url }));
    await sh(COUNT).start(
      attemptOf({ url: server.url, idempotencyKey: 'github:acme~2f~a.b:7:1:3' }),
    );
    await until(async () => (await said('runs.txt')) === 'x\nx\n');
  });

  test('is started again when its supervisor died, after what that left behind was ended', async () => {
    await using server = await serve(OK);
    const attempt = attemptOf({ url: server.url });
    const agent = sh('echo x >> "$HOME/runs.txt"; echo $$ >> "$HOME/pids"; sleep 60');
    await agent.start(attempt);
    await until(async () => (await said('pids')) !== '');
    const first = Number(await said('pids'));
    await until(async () => (await files('agent.json')).length === 1);
    await killSupervisors();
    expect(await agent.start(attempt)).toEqual({ reference: attempt.idempotencyKey });
    await until(async () => (await said('runs.txt')) === 'x\nx\n');
    expect(await isThere(first)).toBe(false);
  });
});

test('what is kept of a run is for its user only, and the token goes when it is over', async () => {
  await using server = await serve(OK);
  const attempt = attemptOf({ url: server.url });
  await sh('true').start(attempt);
  await until(
    async () => (await files('job.json')).length === 0 && (await files('exit.json')).length === 1,
  );
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of all.filter((each) => each.isFile())) {
    expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077).toBe(0);
    expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(attempt.token);
  }
});

test('where no folder is given, it is refused', async () => {
  const agent = commandAgent({ argv: ['true'], env: [] }, { runDirectory: undefined });
  expect(await agent.start(attemptOf())).toEqual({
    refused: expect.stringContaining('one machine only'),
  });
  expect(existsSync(join(folder, 'runs'))).toBe(false);
});
