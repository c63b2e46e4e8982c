import { describe, expect, test } from '@jest/globals';
import type { ConfigDocument } from '../../../../shared/runtime/config/config-document.ts';
import { resolveConfig } from '../../../../shared/runtime/config/resolve-config.ts';
import { resolveCredentials } from '../../../../shared/runtime/config/resolve-credentials.ts';
import { envSecrets, resolveSecret } from '../../../../shared/runtime/config/resolve-secret.ts';
import { usualToken } from '../../../../shared/runtime/config/usual-tokens.ts';
import { parse, SMALLEST } from './parse.ts';

function documentOf(text: string): ConfigDocument {
  const parsed = parse(text);
  if ('problems' in parsed)
    throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.config;
}

const withCredentials = (credentials: string, more = '') =>
  documentOf(
    SMALLEST.replace('    accounts', `    credentials: ${credentials}\n${more}    accounts`),
  );

describe('secrets', () => {
  const two = documentOf(SMALLEST.replace('[env:HOOK]', '[env:NEW, env:OLD]'));

  test.each([
    { given: 'both', env: { NEW: 'n', OLD: 'o' }, secrets: ['n', 'o'], warnings: 0 },
    { given: 'one', env: { OLD: 'o' }, secrets: ['o'], warnings: 1 },
    { given: 'one that is empty', env: { NEW: '', OLD: 'o' }, secrets: ['o'], warnings: 1 },
    {
      given: 'one that is white space',
      env: { NEW: ' \n', OLD: 'o' },
      secrets: ['o'],
      warnings: 1,
    },
    { given: 'none', env: {}, secrets: [], warnings: 2 },
    {
      given: 'a line break at the end',
      env: { NEW: 'n\n', OLD: ' o' },
      secrets: ['n', ' o'],
      warnings: 0,
    },
  ])('$given', async ({ env, secrets, warnings }) => {
    const resolved = await resolveConfig(two, { env: envSecrets(env) }, 0);
    expect(resolved.configAt(0).connections[0]?.secrets).toEqual(secrets);
    expect(resolved.warnings).toHaveLength(warnings);
  });

  test('that a step does not need are not asked for, and nobody is warned', async () => {
    const asked: string[] = [];
    const env = async (name: string) => {
      asked.push(name);
      return 'secret';
    };
    const resolved = await resolveConfig(two, { env }, 0, (tracker) => tracker !== 'github');
    expect(asked).toEqual([]);
    expect(resolved.warnings).toEqual([]);
    expect(resolved.configAt(0).connections[0]?.secrets).toEqual([]);
  });

  describe('with an end', () => {
    const END = Date.parse('2027-01-31T12:00:00+01:00');
    const ending = documentOf(
      SMALLEST.replace(
        '[env:HOOK]',
        "[env:NEW, {ref: env:OLD, until: '2027-01-31T12:00:00+01:00'}]",
      ),
    );
    const env = { NEW: 'n', OLD: 'o' };

    test.each([
      { when: 'before it', at: END - 1, secrets: ['n', 'o'] },
      { when: 'from that moment on', at: END, secrets: ['n'] },
    ])('$when: $secrets, of one and the same reading', async ({ at, secrets }) => {
      const { configAt, warnings } = await resolveConfig(ending, { env: envSecrets(env) }, 0);
      expect(configAt(0).connections[0]?.secrets).toEqual(['n', 'o']);
      expect(configAt(at).connections[0]?.secrets).toEqual(secrets);
      expect(configAt(at)).toBe(configAt(at));
      expect(warnings).toEqual([]);
    });

    test('that is over it is not even asked for, and the warning says so', async () => {
      const asked: string[] = [];
      const { configAt, warnings } = await resolveConfig(
        ending,
        {
          env: async (name) => {
            asked.push(name);
            return name;
          },
        },
        END,
      );
      expect(asked).toEqual(['NEW']);
      expect(configAt(0).connections[0]?.secrets).toEqual(['NEW']);
      expect(warnings).toEqual([
        'Connection `gh` refuses env:OLD since 2027-01-31T11:00:00.000Z; remove it from `secrets`',
      ]);
    });

    test('that is over, of the only secret: nothing is accepted any longer', async () => {
      const only = documentOf(
        SMALLEST.replace('[env:HOOK]', "[{ref: env:OLD, until: '2027-01-31T11:00:00Z'}]"),
      );
      const { configAt, warnings } = await resolveConfig(only, { env: envSecrets(env) }, END);
      expect(configAt(END).connections[0]?.secrets).toEqual([]);
      expect(warnings).toEqual([expect.stringMatching(/every delivery is answered 503$/)]);
    });
  });

  test('a place that does not answer is not taken for an empty one', async () => {
    const away = async () => {
      throw new Error('throttled');
    };
    await expect(resolveConfig(two, { env: away }, 0)).rejects.toThrow('throttled');
  });

  test.each([
    { given: 'another scheme', reference: 'secretsmanager:prod/hook', secret: 'sm prod/hook' },
    { given: 'a scheme that this wiring lacks', reference: 'ssm:/hook', secret: undefined },
    { given: 'a name from Object.prototype', reference: 'env:toString', secret: undefined },
    { given: 'a text that is no reference', reference: 'hook', secret: undefined },
  ])('$given', async ({ reference, secret }) => {
    const secretsmanager = async (name: string) => `sm ${name}`;
    expect(await resolveSecret(reference, { env: envSecrets({}), secretsmanager })).toBe(secret);
  });
});

test('core gets its words', async () => {
  const text = SMALLEST.replace(
    'agent: shell',
    'agent: shell\n    defaults: {repo: acme/shop, riskTier: high}\n    limits: {deadline: 1h}',
  ).concat('    timeout: 5m\n');
  const { configAt } = await resolveConfig(documentOf(text), { env: envSecrets({ HOOK: 's' }) }, 0);
  const config = configAt(0);
  expect(config).toMatchObject({
    connections: [{ name: 'gh', tracker: 'github', secrets: ['s'] }],
    projects: [
      {
        name: 'shop',
        repo: 'acme/shop',
        riskTier: 'high',
        limits: { startBySeconds: 600, deadlineSeconds: 3600 },
      },
    ],
    agents: [
      {
        name: 'shell',
        kind: 'command',
        settings: { argv: ['sh', 'agent.sh'] },
        timeoutSeconds: 300,
      },
    ],
  });
  expect(JSON.stringify(config)).not.toContain('credentials');
});

describe('credentials', () => {
  const env = envSecrets({ T: 't', ID: '7', KEY: 'line\\nline' });

  test.each([
    { given: '{token: env:T}', credentials: { token: 't' } },
    {
      given: '{clientId: abc, clientSecret: env:T}',
      credentials: { clientId: 'abc', clientSecret: 't' },
    },
    {
      given: '{appId: 12, installationId: env:ID, privateKey: env:KEY}',
      credentials: { appId: '12', installationId: '7', privateKey: 'line\nline' },
    },
  ])('$given', async ({ given, credentials }) => {
    expect(await resolveCredentials(withCredentials(given), 'gh', { env })).toEqual(credentials);
  });

  test('a reference that leads nowhere is an error, never no credentials', async () => {
    const document = withCredentials('{token: env:NOWHERE}');
    await expect(resolveCredentials(document, 'gh', { env })).rejects.toThrow(
      /env:NOWHERE.*is missing or empty/,
    );
  });

  test.each(['other', 'toString'])('there is no connection %s', async (name) => {
    await expect(resolveCredentials(documentOf(SMALLEST), name, { env })).rejects.toThrow(
      'There is no connection',
    );
  });

  test('without any, the own token is taken, for the public API only', async () => {
    const own = usualToken({ GITHUB_TOKEN: 'mine' });
    expect(await resolveCredentials(documentOf(SMALLEST), 'gh', { env }, own)).toEqual({
      token: 'mine',
    });
    const enterprise = documentOf(
      SMALLEST.replace('    accounts', '    baseUrl: https://ghe.example/api/v3\n    accounts'),
    );
    expect(await resolveCredentials(enterprise, 'gh', { env }, own)).toBeUndefined();
    expect(await resolveCredentials(documentOf(SMALLEST), 'gh', { env })).toBeUndefined();
  });
});
