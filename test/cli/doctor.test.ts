import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import type { LocalSluice } from '../../infra/local/start.ts';
import { startLocal } from '../../infra/local/start.ts';
import type { Github } from '../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../infra/local/trackers/github/start.ts';
import type { Finding } from '../../shared/core/finding.ts';
import { folder, NOW, sluice } from './command-line.ts';
import { configured } from './connected.ts';

const SECRET = 'the-secret-of-the-hook';
const WHSEC = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const REPO = 'acme/shop';
const AT = { now: Date.now() };

let github: Github;
let running: LocalSluice;
let kept: Awaited<ReturnType<typeof folder>>;

function documentWith(secret: (name: string) => string) {
  return {
    connections: {
      github: {
        tracker: 'github',
        baseUrl: github.url,
        accounts: [REPO],
        secrets: [secret('DOCTOR_HOOK')],
        credentials: { token: secret('DOCTOR_TOKEN') },
      },
      ci: { tracker: 'webhook', secrets: [secret('DOCTOR_CI')] },
    },
    projects: [
      {
        name: 'shop',
        connection: 'github',
        repos: ['acme/*'],
        intake: { labels: ['sluice'] },
        agent: 'mine',
      },
    ],
    agents: { mine: { http: { url: 'https://agent.example', secret: secret('DOCTOR_CI') } } },
  };
}

const VALUES = { DOCTOR_HOOK: SECRET, DOCTOR_TOKEN: 'ann-token', DOCTOR_CI: WHSEC };

beforeAll(async () => {
  Object.assign(process.env, VALUES);
  github = await startGithub({
    repo: REPO,
    users: [
      { login: 'ann', token: 'ann-token', permission: 'admin' },
      { login: 'ben', token: 'ben-token', permission: 'read' },
    ],
    bot: { login: 'sluice', token: 'bot-token' },
    labels: ['sluice'],
    delayMs: 0,
  });
  kept = await folder();
  const config = join(kept.path, 'sluice.yaml');
  await writeFile(config, stringify(documentWith((name) => `env:${name}`)));
  running = await startLocal({ config, directory: kept.path, port: 0, inMemory: true });
});

afterAll(async () => {
  await running.stop();
  await github.close();
  await kept[Symbol.asyncDispose]();
  for (const name of Object.keys(VALUES)) delete process.env[name];
});

async function deployed(values: Readonly<Record<string, string | undefined>> = {}) {
  const secrets = Object.entries({ ...VALUES, ...values }).map(
    ([name, value]) => [`sluice/${name}`, value] as const,
  );
  return configured(
    documentWith((name) => `secretsmanager:sluice/${name}`),
    Object.fromEntries(secrets),
    [],
    { Url: `${running.url}/`, OperateFunction: 'operate' },
  );
}

const stateOf = (findings: readonly Finding[], check: string) =>
  findings.find((finding) => finding.check === check);

describe('sluice doctor', () => {
  test('before the hook is there: every line says what to do, and the exit code is 1', async () => {
    const argv = ['doctor', '--directory', kept.path];
    const { code, out, err } = await sluice(argv, { ...AT, env: VALUES });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/problem +webhook at acme\/shop +it has to be made/);
    expect(out).toContain('→ `sluice connect github`');
    for (const value of Object.values(VALUES)) expect(out).not.toContain(value);
  });

  test('after `sluice connect`, all is well', async () => {
    const to = ['--directory', kept.path];
    const more = { ...AT, env: VALUES };
    expect(await sluice(['connect', 'github', '--yes', ...to], more)).toMatchObject({ code: 0 });
    const { out, code } = await sluice(['doctor', '--json', ...to], more);
    const { ok, problems, findings } = JSON.parse(out);
    expect({ code, ok, problems, bad: findings.filter(isProblem) }).toEqual({
      code: 0,
      ok: true,
      problems: 0,
      bad: [],
    });
    const checks = findings.map(({ check, state }: Finding) => `${state} ${check}`);
    expect(checks).toEqual(
      expect.arrayContaining([
        'ok endpoint',
        'ok clock',
        'ok configuration',
        'ok secret of github',
        'ok token of github',
        'ok signature of github',
        'ok signature of ci',
        'ok webhook at acme/shop',
        'ok rights in acme/shop',
        'ok label sluice in acme/shop',
        'ok dead letters of tasks',
        'ok dead letters of shows',
        'ok tasks go on',
      ]),
    );
    expect((await sluice(['doctor', ...to], more)).out).toContain('All is well.');
  });

  test('of a deployment, also against its file', async () => {
    await using aws = await deployed();
    await using here = await folder({ 'sluice.yaml': 'connections: {}\n' });
    const { code, out } = await aws.sluice(['doctor', '--json'], { ...AT, cwd: here.path });
    const { findings } = JSON.parse(out);
    expect(findings.filter(isProblem)).toEqual([
      expect.objectContaining({
        check: 'same as sluice.yaml',
        fix: expect.stringContaining('apply'),
      }),
    ]);
    expect(code).toBe(1);
    const { out: text } = await aws.sluice(['doctor', 'ci'], AT);
    expect(text).toContain('signature of ci');
    expect(text).not.toContain('signature of github');
    expect(await aws.sluice(['doctor', 'gitub'], AT)).toMatchObject({ code: 1 });
  });

  test.each([
    {
      given: 'another secret than the deployment has',
      values: { DOCTOR_HOOK: 'another' },
      check: 'signature of github',
      says: 'answered 401',
    },
    {
      given: 'an empty secret',
      values: { DOCTOR_CI: undefined },
      check: 'secret of ci',
      says: 'sluice/DOCTOR_CI is empty',
    },
    {
      given: 'a token that may only read',
      values: { DOCTOR_TOKEN: 'ben-token' },
      check: 'github at acme/shop',
      says: '404',
    },
    {
      given: 'a token that is none',
      values: { DOCTOR_TOKEN: 'nonsense' },
      check: 'github at acme/shop',
      says: '401',
    },
    {
      given: 'a label that nobody made',
      values: {},
      intake: 'agent',
      check: 'label agent in acme/shop',
      says: 'there is none',
    },
  ])('$given is a problem with a fix', async ({ values, check, says, intake }) => {
    await using aws = await deployed(values);
    if (intake !== undefined) {
      const now = await aws.store.read();
      const text = JSON.stringify(now?.document).replace(
        '"labels":["sluice"]',
        `"labels":["${intake}"]`,
      );
      await aws.store.write({ document: JSON.parse(text), at: 0, by: 'test' }, 1);
    }
    const { code, out } = await aws.sluice(['doctor', '--json'], AT);
    expect(code).toBe(1);
    const { findings } = JSON.parse(out);
    expect(findings.filter(isProblem)).toContainEqual(
      expect.objectContaining({
        check,
        says: expect.stringContaining(says),
        fix: expect.stringMatching(/\w/),
      }),
    );
    for (const value of Object.values(VALUES)) expect(out).not.toContain(value);
  });

  test('a clock that is wrong', async () => {
    await using aws = await deployed();
    const { out } = await aws.sluice(['doctor', 'ci', '--json'], {
      now: NOW - 10 * 365 * 86_400_000,
    });
    expect(stateOf(JSON.parse(out).findings, 'clock')).toMatchObject({ state: 'problem' });
  });

  test('a deployment that senders cannot reach, without a configuration', async () => {
    await using aws = await configured({ connections: {} }, {}, [], {
      Url: 'http://127.0.0.1:9',
      OperateFunction: 'operate',
    });
    const { code, out } = await aws.sluice(['doctor', '--json'], AT);
    expect(code).toBe(1);
    expect(stateOf(JSON.parse(out).findings, 'endpoint')).toMatchObject({ state: 'problem' });
  });
});

function isProblem({ state }: Finding): boolean {
  return state === 'problem';
}
