import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Github } from '../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../infra/local/trackers/github/start.ts';
import { folder, runningSluice } from './command-line.ts';
import { configured } from './connected.ts';

let github: Github;
beforeAll(async () => {
  const bot = { login: 'sluice', token: 'bot-token' };
  github = await startGithub({ repo: 'acme/shop', users: [], bot, delayMs: 0 });
});
afterAll(() => github.close());

const connection = (credentials: object | undefined, secret: string) => ({
  tracker: 'github',
  baseUrl: github.url,
  accounts: ['acme'],
  secrets: [secret],
  ...(credentials && { credentials }),
});

/** What a person's browser does: opens the page, posts its form, and follows where GitHub sends it. */
async function agree(page: string, state?: string): Promise<number> {
  const html = await (await fetch(page)).text();
  const decode = (text = '') =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  const [, action] = /action="([^"]*)"/.exec(html) ?? [];
  const [, manifest] = /name="manifest" value="([^"]*)"/.exec(html) ?? [];
  const body = new URLSearchParams({ manifest: decode(manifest) });
  const sent = await fetch(decode(action), { method: 'POST', body, redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  if (state !== undefined) back.searchParams.set('state', state);
  return (await fetch(back)).status;
}

function watching(act: (page: string) => unknown) {
  return (text: string) => {
    const [page] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
    if (page) void act(page);
  };
}

describe('sluice connect github --app', () => {
  const credentials = { appId: 1, installationId: 1, privateKey: 'secretsmanager:sluice/key' };
  const argv = ['connect', 'github', '--app', '--owner', 'acme'];

  test('puts the key and the webhook secret where the connection looks for them', async () => {
    const own = connection(credentials, 'secretsmanager:sluice/github');
    const empty = { 'sluice/github': undefined, 'sluice/key': undefined };
    await using aws = await configured({ connections: { github: own } }, empty);
    const statuses: number[] = [];
    const onErr = watching(async (page) => {
      statuses.push(await agree(page, 'somebody else’s'), await agree(page));
    });
    const { code, out } = await aws.sluice(argv, { onErr });
    expect(code).toBe(0);
    expect(statuses[0]).toBe(404);
    const key = aws.secret('sluice/key') ?? '';
    expect(key).toContain('-----BEGIN RSA PRIVATE KEY-----');
    expect(aws.secret('sluice/github')).toMatch(/^[\w-]{36}$/);
    expect(out).toContain('sluice-acme[bot]');
    expect(out).toContain('/apps/sluice-acme/installations/new');
    expect(out).not.toContain('BEGIN RSA');
    expect(out).not.toContain(aws.secret('sluice/github'));
  });

  test('without a place for the key nothing is begun', async () => {
    const own = connection({ token: 'secretsmanager:sluice/key' }, 'secretsmanager:sluice/github');
    await using aws = await configured({ connections: { github: own } }, {});
    const { code, err } = await aws.sluice(argv);
    expect(code).toBe(1);
    expect(err).toContain('no place for the key');
  });

  test('on this machine: into a file that only its user reads', async () => {
    const own = JSON.stringify({ connections: { github: connection(undefined, 'env:HOOK') } });
    await using kept = await folder({ 'sluice.yaml': own });
    const config = join(kept.path, 'sluice.yaml');
    await using running = await runningSluice(() => ({ body: {} }), { config });
    const more = { cwd: kept.path, onErr: watching(agree) };
    const { code, out } = await running.sluice(['connect', 'github', '--app'], more);
    expect(code).toBe(0);
    const path = join(kept.path, 'github.env');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^HOOK="[\w-]{36}"\nGITHUB_APP_KEY="-----BEGIN RSA[^\n]*"\n$/);
    expect(out).toContain(path);
    expect(out).not.toContain('BEGIN RSA');
  });

  test('a sender that makes no Apps', async () => {
    const ci = { tracker: 'webhook', secrets: ['secretsmanager:sluice/ci'] };
    await using aws = await configured({ connections: { ci } }, {});
    expect(await aws.sluice(['connect', 'ci', '--app'])).toMatchObject({ code: 2 });
  });
});
