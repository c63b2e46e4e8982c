import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Github } from '../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../infra/local/trackers/github/start.ts';
import { configured, hmac } from './connected.ts';

const ADDRESS = 'https://sluice.example/webhooks/github';
const REPO = 'acme/shop';

let github: Github;
beforeAll(async () => {
  github = await startGithub({
    repo: [REPO, 'acme/docs', 'acme/site'],
    users: [
      { login: 'ann', token: 'ann-token', permission: 'admin' },
      { login: 'ben', token: 'ben-token', permission: 'write' },
    ],
    bot: { login: 'sluice', token: 'bot-token' },
    delayMs: 0,
  });
});
afterAll(() => github.close());

function deployed(secrets: Readonly<Record<string, string | undefined>> = {}, accounts = [REPO]) {
  const connection = {
    tracker: 'github',
    baseUrl: github.url,
    accounts,
    secrets: ['secretsmanager:sluice/github'],
    credentials: { token: 'secretsmanager:sluice/token' },
  };
  return configured(
    { connections: { github: connection } },
    { 'sluice/github': undefined, 'sluice/token': 'ann-token', ...secrets },
  );
}

async function api(method: string, path: string, body?: object) {
  const headers = { authorization: 'Bearer ann-token', 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${github.url}${path}`, init);
  return response.status === 204 ? undefined : response.json();
}

const hooksOf = async (repo: string) => {
  const hooks: { config: { url: string } }[] = await api('GET', `/repos/${repo}/hooks`);
  return hooks.filter(({ config }) => config.url === ADDRESS);
};

describe('sluice connect github', () => {
  test('makes the hook, with an empty secret filled; the second time there is nothing to do', async () => {
    await using aws = await deployed();
    const dry = await aws.sluice(['connect', 'github', '--dry-run']);
    expect(dry.code).toBe(5);
    expect(dry.out).toContain(`the hook at ${REPO} has to be made`);
    expect(dry.out).toContain('secretsmanager:sluice/github gets a new random secret');
    expect(await hooksOf(REPO)).toEqual([]);
    expect(aws.secret('sluice/github')).toBeUndefined();

    const done = await aws.sluice(['connect', 'github', '--yes']);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('sluice doctor github');
    const secret = aws.secret('sluice/github') ?? '';
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(done.out).not.toContain(secret);
    expect(await hooksOf(REPO)).toMatchObject([
      {
        active: true,
        events: ['issues', 'issue_comment'],
        config: { url: ADDRESS, content_type: 'json', insecure_ssl: '0', secret: '********' },
      },
    ]);
    const again = await aws.sluice(['connect', 'github', '--dry-run']);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain(`the hook at ${REPO} is as it should be`);
    expect(await aws.sluice(['connect', 'github', '--yes'])).toMatchObject({ code: 0 });
    expect(await hooksOf(REPO)).toHaveLength(1);

    await api('POST', `/repos/${REPO}/issues`, { title: 'A hook that signs' });
    await github.settled();
    const sent = github.deliveries().filter(({ event }) => event === 'issues');
    expect(sent.length).toBeGreaterThan(0);
    for (const { headers, body } of sent) {
      const signature = new Headers(headers).get('x-hub-signature-256');
      expect(signature).toBe(hmac(secret, body));
    }
  });

  test('mends one that is there, and takes the secret that there is', async () => {
    await using aws = await deployed({ 'sluice/github': 'kept' }, ['acme/docs']);
    const config = { url: `${ADDRESS}`, content_type: 'form', secret: 'other' };
    await api('POST', '/repos/acme/docs/hooks', { config, events: ['push'], active: false });
    const dry = await aws.sluice(['connect', 'github', '--dry-run']);
    expect(dry.code).toBe(5);
    expect(dry.out).toContain('has to hear of issues and issue_comment, be switched on, send JSON');
    expect(await aws.sluice(['connect', 'github'], { confirm: true })).toMatchObject({ code: 0 });
    expect(aws.secret('sluice/github')).toBe('kept');
    expect(await hooksOf('acme/docs')).toMatchObject([
      { active: true, events: ['issues', 'issue_comment'], config: { content_type: 'json' } },
    ]);
  });

  test('no is no', async () => {
    await using aws = await deployed({}, ['acme/site']);
    const { code, out } = await aws.sluice(['connect', 'github'], { confirm: false });
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was') });
    expect(await hooksOf('acme/site')).toEqual([]);
    expect(aws.calls).not.toContain('PutSecretValue');
  });

  test('an organisation has hooks, too', async () => {
    await using aws = await deployed({}, ['acme']);
    expect(await aws.sluice(['connect', 'github', '--yes', '--json'])).toMatchObject({ code: 0 });
    const hooks: unknown[] = await api('GET', '/orgs/acme/hooks');
    expect(hooks).toMatchObject([{ config: { url: ADDRESS } }]);
  });

  test.each([
    {
      given: 'a token that may not see hooks',
      secrets: { 'sluice/token': 'ben-token' },
      argv: ['connect', 'github', '--yes'],
      code: 1,
      says: 'admin:repo_hook',
    },
    {
      given: 'no token',
      secrets: { 'sluice/token': undefined },
      argv: ['connect', 'github', '--yes'],
      code: 1,
      says: 'sluice secrets list',
    },
    {
      given: 'another name',
      secrets: {},
      argv: ['connect', 'gitub', '--yes'],
      code: 4,
      says: 'Did you mean `github`?',
    },
    {
      given: 'nobody to ask',
      secrets: {},
      argv: ['connect', 'github', '--at', 'acme/site'],
      code: 2,
      says: '--yes',
    },
  ])('$given → $code', async ({ secrets, argv, code, says }) => {
    await using aws = await deployed(secrets, ['acme/site']);
    const left = await aws.sluice(argv);
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    expect(left.err).toContain(says);
    expect(await hooksOf('acme/site')).toEqual([]);
  });

  test('a sender without an API is told what to do', async () => {
    const ci = { tracker: 'webhook', secrets: ['secretsmanager:sluice/ci'] };
    await using aws = await configured({ connections: { ci } }, { 'sluice/ci': 'x' });
    const { code, err } = await aws.sluice(['connect', 'ci', '--yes']);
    expect(code).toBe(1);
    expect(err).toContain('https://sluice.example/webhooks/ci');
  });
});

test('sluice secrets rotate: the hook gets the new secret, after both are taken', async () => {
  await using aws = await deployed({ 'sluice/github': 'old-secret' });
  await aws.sluice(['connect', 'github', '--yes']);
  const { code, out } = await aws.sluice(['secrets', 'rotate', 'github']);
  expect(code).toBe(0);
  expect(out).toContain('signs with the new secret');
  const secret = aws.secret('sluice/github', 'AWSPENDING') ?? '';
  await api('POST', `/repos/${REPO}/issues`, { title: 'After the rotation' });
  await github.settled();
  const signatures = github
    .deliveries()
    .filter(({ body }) => body.includes('After the rotation'))
    .map(({ headers, body }) => ({ sent: new Headers(headers).get('x-hub-signature-256'), body }));
  expect(signatures.some(({ sent, body }) => sent === hmac(secret, body))).toBe(true);
  expect(signatures.some(({ sent, body }) => sent === hmac('old-secret', body))).toBe(false);
});
