import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signers } from '../../cli/sign/signers.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Received } from './command-line.ts';
import { folder, NOW, runningSluice, sluice } from './command-line.ts';

const EVENTS = join(import.meta.dirname, '../../events');
const KEY = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const ENV = { GITHUB: 'for github', LINEAR: 'for linear', BUILDS: KEY, PLAIN: 'plain', OLD: 'old' };

const CONFIG = `
connections:
  github: { tracker: github, secrets: [env:GITHUB, env:OLD], accounts: [acme] }
  linear: { tracker: linear, secrets: [env:LINEAR], accounts: ['*'] }
  builds: { tracker: webhook, secrets: [env:BUILDS] }
  plain:
    tracker: webhook
    secrets: [env:PLAIN]
    signature: { scheme: hmac, header: X-Signature, prefix: 'v0=', encoding: base64, algorithm: sha512 }
  public: { tracker: webhook, secrets: [env:PUBLIC] }
  bare: { tracker: github, secrets: [env:NOT_SET], accounts: [acme] }
`;

const RECEIPT = {
  outcome: 'accepted',
  reason: 'started',
  delivery: 'github/ab',
  taskId: 'a:b:1:1',
};

let cwd: string;
beforeAll(async () => {
  const kept = await folder({
    'sluice.yaml': CONFIG,
    'payload.json': '{"action":"opened","issue":{}}',
    'comment.json': '{"action":"created","comment":{},"issue":{}}',
    'strange.json': '[]',
    'push.json': '{"ref":"refs/heads/main"}',
  });
  cwd = kept.path;
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** A connection as the receiver has it. */
function connection(name: string, tracker: string, secret: string): Connection {
  return {
    name,
    tracker,
    secrets: [secret],
    accounts: ['*'],
    self: [],
    mention: 'sluice',
    signature: { scheme: 'standard' },
    callbackHosts: [],
    labels: { trigger: 'a', inProgress: 'b', failed: 'c' },
    states: {},
  };
}

/** What the tracker itself makes of what was received, at the time of `sluice`'s clock. */
function judged(received: Received | undefined, of: Connection) {
  if (!received) throw new Error('nothing was received');
  const tracker = trackers.find(({ name }) => name === of.tracker);
  if (!tracker) throw new Error(`no tracker ${of.tracker}`);
  const headers = new Headers(
    Object.entries(received.headers).map(([name, value]) => [name, String(value)]),
  );
  const delivery = { connection: of.name, headers, body: received.body, receivedAt: NOW };
  const verified = tracker.verify(delivery, of, NOW);
  return 'key' in verified
    ? { verified, reading: tracker.read(delivery, of, verified) }
    : { verified };
}

const send = (argv: readonly string[], more: { stdin?: string } = {}) =>
  sluice(['send', ...argv], { cwd, env: ENV, ...more });

test('every tracker that is sent to has a signer', () => {
  const sending = trackers.filter(({ polledOnly }) => !polledOnly);
  expect(signers.map(({ tracker }) => tracker)).toEqual(sending.map(({ name }) => name));
});

describe('the tracker itself verifies and reads every sample', () => {
  const cases = [
    { name: 'github', tracker: 'github', secret: ENV.GITHUB },
    { name: 'linear', tracker: 'linear', secret: ENV.LINEAR },
    { name: 'builds', tracker: 'webhook', secret: ENV.BUILDS },
  ].flatMap((each) => readdirSync(join(EVENTS, each.tracker)).map((file) => ({ ...each, file })));
  test.each(cases)('$tracker/$file', async ({ name, tracker, secret, file }) => {
    await using running = await runningSluice(() => ({ body: RECEIPT }));
    const sample = file.replace('.json', '');
    const left = await running.sluice(['send', name, sample, '--id', 'id-1'], { cwd, env: ENV });
    expect(left).toMatchObject({ code: 0, err: '' });
    const [received] = running.received;
    expect(received?.path).toBe(`/webhooks/${name}`);
    const { verified, reading } = judged(received, connection(name, tracker, secret));
    expect(verified).toMatchObject({ key: expect.any(String), senderId: 'id-1' });
    // `mapped` is for a connection with a mapping.
    if (file === 'mapped.json') expect(reading).toHaveProperty('invalid', 'field_missing');
    else expect(reading).not.toHaveProperty('invalid');
    if (tracker !== 'linear') {
      expect(received?.body).toEqual(readFileSync(join(EVENTS, tracker, file)));
    }
  });
});

test('a configured HMAC stands in its header, with prefix, encoding and algorithm', async () => {
  await using running = await runningSluice(() => ({ body: RECEIPT }));
  await running.sluice(['send', 'plain', 'minimal'], { cwd, env: ENV });
  const [received] = running.received;
  const scheme = {
    scheme: 'hmac',
    header: 'X-Signature',
    prefix: 'v0=',
    encoding: 'base64',
    algorithm: 'sha512',
  } as const;
  const of = { ...connection('plain', 'webhook', ENV.PLAIN), signature: scheme };
  expect(judged(received, of).verified).toHaveProperty('key');
});

describe('the event of GitHub', () => {
  test.each([
    { given: 'a sample’s name', argv: ['github', 'issue_comment.edited'], event: 'issue_comment' },
    { given: 'an issue', argv: ['github', 'payload.json'], event: 'issues' },
    { given: 'a comment', argv: ['github', 'comment.json'], event: 'issue_comment' },
    { given: 'a file’s name', argv: ['github', 'push.json'], event: 'push' },
    { given: 'a word', argv: ['github', 'push.json', '--event', 'release'], event: 'release' },
  ])('by $given → $event', async ({ argv, event }) => {
    const { code, out } = await send([...argv, '--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).request.headers['x-github-event']).toBe(event);
  });

  test('by nothing → 2, and the option that names it', async () => {
    const { code, err } = await send(['github', 'strange.json', '--dry-run']);
    expect(code).toBe(2);
    expect(err).toContain('--event issues');
  });
});

describe('the time of Linear', () => {
  test('is made new', async () => {
    const { out } = await send(['linear', 'Issue.create', '--dry-run', '--json']);
    const { headers, body } = JSON.parse(out).request;
    expect(JSON.parse(body).webhookTimestamp).toBe(NOW);
    expect(headers).toMatchObject({ 'linear-event': 'Issue', 'linear-timestamp': String(NOW) });
    const sample = JSON.parse(readFileSync(join(EVENTS, 'linear/Issue.create.json'), 'utf8'));
    expect(JSON.parse(body)).toEqual({ ...sample, webhookTimestamp: NOW });
  });

  test('stays with --as-is, as every byte does', async () => {
    const { out } = await send(['linear', 'Issue.create', '--as-is', '--dry-run', '--json']);
    expect(JSON.parse(out).request.body).toBe(
      readFileSync(join(EVENTS, 'linear/Issue.create.json'), 'utf8'),
    );
  });
});

describe('--dry-run', () => {
  test('shows the signed request and sends nothing', async () => {
    await using running = await runningSluice(() => ({ body: RECEIPT }));
    const argv = ['send', 'github', 'payload.json', '--dry-run'];
    const { code, out } = await running.sluice(argv, { cwd, env: ENV });
    expect(code).toBe(0);
    expect(out).toContain(`POST ${running.url}/webhooks/github\n`);
    const mac = createHmac('sha256', ENV.GITHUB).update('{"action":"opened","issue":{}}');
    expect(out).toContain(`x-hub-signature-256: sha256=${mac.digest('hex')}\n`);
    expect(out).toContain('\n\n{"action":"opened","issue":{}}');
    expect(out).not.toContain(ENV.GITHUB);
    expect(running.received).toEqual([]);
  });

  test('needs no running Sluice, and escapes what a terminal would act on', async () => {
    const stdin = '{"title":"\x1b]0;x\x07"}';
    const { code, out } = await send(['builds', '-', '--dry-run'], { stdin });
    expect(code).toBe(0);
    expect(out).toContain('{"title":"\\x1b]0;x\\x07"}');
  });
});

describe('the answer', () => {
  test.each([
    { given: 'accepted', reply: { body: RECEIPT }, code: 0, says: 'A task was opened.' },
    {
      given: 'refused',
      reply: { status: 401, body: { outcome: 'refused', reason: 'signature_mismatch' } },
      code: 1,
      says: 'Compare the secret on both sides',
    },
    {
      given: 'a field',
      reply: {
        status: 422,
        body: { outcome: 'rejected', reason: 'field_missing', field: 'title' },
      },
      code: 1,
      says: 'title',
    },
    {
      given: 'unknown there',
      reply: { status: 404, body: { outcome: 'refused', reason: 'unknown_connection' } },
      code: 4,
      says: 'No connection of this name.',
    },
    {
      given: 'a web page',
      reply: { status: 502, body: '<b>\x1b[31m' },
      code: 1,
      says: '\\x1b[31m',
    },
  ])('$given → $code', async ({ reply, code, says }) => {
    await using running = await runningSluice(() => reply);
    const surroundings = { cwd, env: ENV };
    const left = await running.sluice(['send', 'github', 'payload.json'], surroundings);
    expect(left).toMatchObject({ code, err: '' });
    expect(left.out).toContain(says);
    const argv = ['send', 'github', 'payload.json', '--json'];
    const { out } = await running.sluice(argv, surroundings);
    const { status = 200, body } = reply;
    expect(JSON.parse(out)).toMatchObject({ ok: code === 0, status, answer: body });
  });

  test('of another address: --url', async () => {
    await using running = await runningSluice(() => ({ body: RECEIPT }));
    const left = await send(['github', 'payload.json', '--url', `${running.url}/base/`]);
    expect(left.code).toBe(0);
    expect(running.received[0]?.path).toBe('/base/webhooks/github');
    expect(running.received[0]?.headers).not.toHaveProperty('authorization');
  });

  test('a redirect is not followed', async () => {
    await using running = await runningSluice(() => ({
      status: 307,
      headers: { location: '/elsewhere' },
      body: '',
    }));
    const left = await running.sluice(['send', 'github', 'payload.json'], { cwd, env: ENV });
    expect(left.code).toBe(1);
    expect(running.received).toHaveLength(1);
  });
});

describe('where the connection is configured', () => {
  test('as the running Sluice has it, with the secrets that it made', async () => {
    const door = { config: join(cwd, 'sluice.yaml'), env: { NOT_SET: 'made by dev' } };
    await using running = await runningSluice(() => ({ body: RECEIPT }), door);
    const left = await running.sluice(['send', 'bare', 'issues.opened']);
    expect(left).toMatchObject({ code: 0, err: '' });
    const of = connection('bare', 'github', 'made by dev');
    expect(judged(running.received[0], of).verified).toHaveProperty('key');
  });

  test('a file that was named comes first', async () => {
    await using other = await folder({ 'other.yaml': CONFIG.replace('builds:', 'jobs:') });
    await using running = await runningSluice(() => ({ body: RECEIPT }), {
      config: join(cwd, 'sluice.yaml'),
    });
    const argv = ['send', 'jobs', 'minimal', '--config', join(other.path, 'other.yaml')];
    expect(await running.sluice(argv, { env: ENV })).toMatchObject({ code: 0 });
  });
});

describe('what cannot be sent', () => {
  test.each([
    { argv: ['gihub', 'payload.json'], code: 4, says: 'Did you mean `github`?' },
    { argv: ['github', 'isues.opened'], code: 4, says: 'Did you mean the sample `issues.opened`?' },
    { argv: ['builds', 'nothing-like-it'], code: 4, says: 'mapped, minimal or submitted' },
    { argv: ['bare', 'issues.opened'], code: 1, says: 'no secret here to sign with' },
    { argv: ['public', 'minimal'], code: 1, says: '`whpk_` is a public key' },
    { argv: ['github', '.'], code: 1, says: 'cannot be read: EISDIR' },
    { argv: ['github', 'payload.json', '--config', 'no.yaml'], code: 1, says: 'no.yaml' },
    { argv: ['github', 'payload.json', '--id', 'a.b'], code: 2, says: '`--id`' },
    { argv: ['github', 'payload.json', '--event', 'a\r\nb'], code: 2, says: '`--event`' },
    { argv: ['github', 'payload.json'], code: 3, says: 'npm start' },
    { argv: ['github', 'payload.json', '--url', 'http://127.0.0.1:9'], code: 3, says: '--url' },
  ])('$argv → $code', async ({ argv, code, says }) => {
    const env = { ...ENV, PUBLIC: `whpk_${Buffer.alloc(32, 1).toString('base64')}` };
    const left = await sluice(['send', ...argv], { cwd, env });
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    expect(left.err).toContain(says);
    for (const secret of Object.values(env)) expect(left.err).not.toContain(`'${secret}'`);
  });
});
