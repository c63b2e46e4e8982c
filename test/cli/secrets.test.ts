import { describe, expect, test } from '@jest/globals';
import { folder, runningSluice } from './command-line.ts';
import { configured } from './connected.ts';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n';
const WHSEC = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const DOCUMENT = {
  connections: {
    github: {
      tracker: 'github',
      accounts: ['acme'],
      secrets: ['secretsmanager:sluice/github'],
      credentials: { appId: 7, installationId: 8, privateKey: 'secretsmanager:sluice/key' },
    },
    ci: { tracker: 'webhook', secrets: ['secretsmanager:sluice/ci'] },
    here: { tracker: 'webhook', secrets: ['env:HERE'] },
  },
  agents: { coder: { http: { url: 'https://a.example', secret: 'secretsmanager:sluice/agent' } } },
};
const EMPTY = {
  'sluice/github': undefined,
  'sluice/key': undefined,
  'sluice/ci': undefined,
  'sluice/agent': undefined,
};

describe('sluice secrets set', () => {
  test.each([
    {
      argv: ['github', '--name', 'secret'],
      stdin: 'hunter2\n',
      at: 'sluice/github',
      is: 'hunter2',
    },
    { argv: ['github', '--name', 'privateKey'], stdin: KEY, at: 'sluice/key', is: KEY.trim() },
    { argv: ['ci'], stdin: `${WHSEC}\n`, at: 'sluice/ci', is: WHSEC },
    { argv: ['coder'], stdin: 'x', at: 'sluice/agent', is: 'x' },
  ])(
    '$argv fills $at from standard input, and shows it nowhere',
    async ({ argv, stdin, at, is }) => {
      await using aws = await configured(DOCUMENT, EMPTY);
      const { code, out, err } = await aws.sluice(['secrets', 'set', ...argv], { stdin });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(aws.secret(at)).toBe(is);
      expect(out).toContain(at);
      expect(out).not.toContain(is);
    },
  );

  test.each([
    { given: 'several', argv: ['github'], stdin: 'x', code: 2, says: 'secret or privateKey' },
    {
      given: 'no such',
      argv: ['github', '--name', 'token'],
      stdin: 'x',
      code: 2,
      says: 'privateKey',
    },
    { given: 'nobody', argv: ['gitub'], stdin: 'x', code: 4, says: 'Did you mean `github`?' },
    { given: 'nothing', argv: ['ci'], stdin: ' \n', code: 2, says: 'is empty' },
    {
      given: 'no key',
      argv: ['github', '--name', 'privateKey'],
      stdin: 'x',
      code: 2,
      says: '.pem',
    },
    { given: 'no whsec_', argv: ['ci'], stdin: 'hunter2', code: 2, says: 'whsec_' },
    { given: 'a variable', argv: ['here'], stdin: WHSEC, code: 1, says: 'Set HERE' },
    { given: 'too much', argv: ['coder'], stdin: 'x'.repeat(70_000), code: 2, says: '64 KB' },
  ])('$given → $code, and nothing is written', async ({ argv, stdin, code, says }) => {
    await using aws = await configured(DOCUMENT, EMPTY);
    const left = await aws.sluice(['secrets', 'set', ...argv], { stdin });
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    expect(left.err).toContain(says);
    expect(left.err).not.toContain('hunter2');
    expect(aws.calls).not.toContain('PutSecretValue');
  });

  test('a secret that no deploy has made → 4, with how', async () => {
    await using aws = await configured(DOCUMENT, {});
    const { code, err } = await aws.sluice(['secrets', 'set', 'ci'], { stdin: WHSEC });
    expect(code).toBe(4);
    expect(err).toContain('cdk deploy');
  });

  test('no right → which one', async () => {
    await using aws = await configured(DOCUMENT, EMPTY, ['secretsmanager:PutSecretValue']);
    const { code, err } = await aws.sluice(['secrets', 'set', 'ci'], { stdin: WHSEC });
    expect(code).toBe(1);
    expect(err).toContain('secretsmanager:PutSecretValue');
  });
});

describe('sluice secrets list', () => {
  test('says which are filled, without reading one', async () => {
    await using aws = await configured(DOCUMENT, { ...EMPTY, 'sluice/ci': WHSEC });
    const { code, out } = await aws.sluice(['secrets', 'list', '--json']);
    const { ok, secrets } = JSON.parse(out);
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(secrets).toEqual([
      expect.objectContaining({ of: 'github', name: 'secret', state: 'empty' }),
      expect.objectContaining({ of: 'github', name: 'privateKey', state: 'empty' }),
      expect.objectContaining({ of: 'ci', name: 'secret', state: 'filled' }),
      expect.objectContaining({ of: 'here', state: 'elsewhere' }),
      expect.objectContaining({ of: 'coder', state: 'empty' }),
    ]);
    expect(aws.calls).not.toContain('GetSecretValue');
    const shown = await aws.sluice(['secrets', 'list']);
    expect(shown.out).toContain('sluice secrets set github --name secret');
  });

  test('of a Sluice on this machine: its environment', async () => {
    const yaml = 'connections:\n  a: { tracker: webhook, secrets: [env:A, env:B] }\n';
    await using kept = await folder({ 'sluice.yaml': yaml });
    const config = `${kept.path}/sluice.yaml`;
    await using running = await runningSluice(() => ({ body: {} }), { config });
    const { code, out } = await running.sluice(['secrets', 'list'], { env: { A: 'hunter2' } });
    expect(code).toBe(1);
    expect(out).toMatch(/secret +env:A +filled[\s\S]*secret-2 +env:B +missing/);
    expect(out).not.toContain('hunter2');
  });
});

describe('sluice secrets rotate', () => {
  const ci = { ...DOCUMENT.connections.ci };
  const only = { connections: { ci } };
  const OLD = WHSEC;

  test('a sender of its own: both are taken, a person switches it, the old one ends, and all is tidy', async () => {
    await using aws = await configured(only, { 'sluice/ci': OLD });
    const secrets = async () => {
      const kept = await aws.store.read();
      const { ci: now } = (kept?.document as typeof only | undefined)?.connections ?? {};
      return now?.secrets as unknown[];
    };
    const rotate = (more: readonly string[] = [], now?: number) =>
      aws.sluice(['secrets', 'rotate', 'ci', ...more], now === undefined ? {} : { now });

    const first = await rotate();
    expect(first.code).toBe(0);
    expect(first.err).toContain('(waits 65000 ms)');
    expect(first.out).toContain('--switched');
    const made = aws.secret('sluice/ci', 'AWSPENDING') ?? '';
    expect(made).toMatch(/^whsec_/);
    expect(made).not.toBe(OLD);
    expect(aws.secret('sluice/ci')).toBe(OLD);
    expect(first.out + first.err).not.toContain(made);
    expect(await secrets()).toEqual([
      'secretsmanager:sluice/ci#AWSPENDING',
      'secretsmanager:sluice/ci',
    ]);

    const again = await rotate(['--print']);
    expect(again.out).toContain(made);
    expect(aws.secret('sluice/ci', 'AWSPENDING')).toBe(made);

    const done = await rotate(['--switched', '--json']);
    expect(JSON.parse(done.out)).toMatchObject({ ok: true, step: 'ending', done: true });
    const until = Date.parse('2026-11-24T12:00:00Z');
    expect(await secrets()).toEqual([
      'secretsmanager:sluice/ci#AWSPENDING',
      { ref: 'secretsmanager:sluice/ci', until: '2026-11-24T12:00:00.000Z' },
    ]);

    const early = await rotate([], until - 1);
    expect(early.out).toContain('Nothing to do before');
    expect(aws.secret('sluice/ci')).toBe(OLD);
    await rotate([], until);
    expect(aws.secret('sluice/ci')).toBe(made);
    expect(await secrets()).toEqual(['secretsmanager:sluice/ci']);

    await rotate();
    const next = aws.secret('sluice/ci', 'AWSPENDING');
    expect(next).not.toBe(made);
    expect(aws.secret('sluice/ci')).toBe(made);
  });

  test('broken off after the new secret was made, it goes on with that one', async () => {
    await using aws = await configured(only, { 'sluice/ci': OLD }, ['sts:GetCallerIdentity']);
    const lost = aws.store.write;
    let fails = true;
    Object.assign(aws.store, {
      write: async (...args: Parameters<typeof lost>) => (fails ? false : lost(...args)),
    });
    expect(await aws.sluice(['secrets', 'rotate', 'ci'])).toMatchObject({ code: 1 });
    const made = aws.secret('sluice/ci', 'AWSPENDING');
    fails = false;
    expect(await aws.sluice(['secrets', 'rotate', 'ci'])).toMatchObject({ code: 0 });
    expect(aws.secret('sluice/ci', 'AWSPENDING')).toBe(made);
  });

  test.each([
    { given: 'a variable', secrets: ['env:A'], says: 'not in Secrets Manager' },
    { given: 'two by hand', secrets: ['secretsmanager:sluice/ci', 'env:B'], says: 'by hand' },
    {
      given: 'a version alone',
      secrets: ['secretsmanager:sluice/ci#AWSPENDING'],
      says: 'a version of one',
    },
  ])('$given → 1, and nothing is changed', async ({ secrets, says }) => {
    await using aws = await configured(
      { connections: { ci: { ...ci, secrets } } },
      { 'sluice/ci': OLD },
    );
    const { code, err } = await aws.sluice(['secrets', 'rotate', 'ci']);
    expect(code).toBe(1);
    expect(err).toContain(says);
    expect(aws.calls).not.toContain('PutSecretValue');
  });

  test.each([
    { given: 'before it began', argv: ['--switched'], value: OLD, code: 2, says: 'Begin with' },
    { given: 'an empty one', argv: [], value: undefined, code: 1, says: 'nothing to rotate' },
  ])('$given → $code', async ({ argv, value, code, says }) => {
    await using aws = await configured(only, { 'sluice/ci': value });
    const left = await aws.sluice(['secrets', 'rotate', 'ci', ...argv]);
    expect(left.code).toBe(code);
    expect(left.err).toContain(says);
    expect(await aws.store.read()).toMatchObject({ version: 1 });
  });
});
