import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Invocation } from './deployment.ts';
import { CALLER, deployment } from './deployment.ts';

const TASK = { task: 'github:acme:1:1', ticket: 'github:acme/shop#7', state: 'queued', attempt: 0 };
const ANSWER = { ok: true, task: TASK, tasks: [TASK] };

describe('a deployment', () => {
  test.each([
    { argv: ['tasks', '--state', 'held'], request: { do: 'list', state: 'held' } },
    { argv: ['show', 'linear:ENG-1'], request: { do: 'show', id: 'linear:ENG-1' } },
    { argv: ['approve', 'local:1'], request: { do: 'approve', id: 'local:1' } },
  ])('is asked through its function: $argv', async ({ argv, request }) => {
    const invocations: Invocation[] = [];
    await using aws = await deployment({
      operate: (invocation) => {
        invocations.push(invocation);
        return { body: ANSWER };
      },
    });
    const { code, out, err } = await aws.sluice(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(TASK.ticket);
    expect(invocations).toEqual([{ request, clientContext: { custom: { caller: CALLER } } }]);
    expect(aws.calls.toSorted()).toEqual(['DescribeStacks', 'GetCallerIdentity', 'Invoke']);
  });

  test('is named by --stack, before SLUICE_STACK', async () => {
    await using aws = await deployment({ operate: () => ({ body: ANSWER }) });
    const other = { env: { SLUICE_STACK: 'Other' } };
    expect(await aws.sluice(['tasks', '--stack', 'Sluice'], other)).toMatchObject({ code: 0 });
    expect(await aws.sluice(['tasks'], other)).toMatchObject({ code: 4 });
  });

  test('a folder or address on this machine is before SLUICE_STACK, and not beside --stack', async () => {
    await using aws = await deployment();
    const local = await aws.sluice(['tasks', '--directory', 'nowhere']);
    expect(local).toMatchObject({ code: 3, err: expect.stringContaining('npm start') });
    const both = await aws.sluice(['tasks', '--directory', 'nowhere', '--stack', 'Sluice']);
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('one of the two') });
    expect(aws.calls).toEqual([]);
  });

  test('who calls need not be known', async () => {
    const claims: unknown[] = [];
    await using aws = await deployment({
      denied: ['sts:GetCallerIdentity'],
      operate: ({ clientContext }) => {
        claims.push(clientContext);
        return { body: ANSWER };
      },
    });
    expect(await aws.sluice(['tasks'])).toMatchObject({ code: 0 });
    expect(claims).toEqual([undefined]);
  });
});

describe('what goes wrong', () => {
  const died = (body: object) => () => ({ functionError: 'Unhandled', body });
  test.each([
    {
      given: 'no such stack',
      argv: ['tasks', '--stack', 'Elsewhere'],
      options: {},
      code: 4,
      error: 'not_found',
      says: ['no stack Elsewhere in eu-central-1', 'AWS_REGION', 'AWS_PROFILE'],
    },
    {
      given: 'a stack of something else',
      argv: ['tasks'],
      options: { outputs: { Url: 'https://x.example' }, stackStatus: 'UPDATE_IN_PROGRESS' },
      code: 4,
      error: 'not_found',
      says: ['UPDATE_IN_PROGRESS', 'OperateFunction'],
    },
    {
      given: 'no right to look for the stack',
      argv: ['tasks'],
      options: { denied: ['cloudformation:DescribeStacks'] },
      code: 1,
      error: 'denied',
      says: ['cloudformation:DescribeStacks', 'arn:aws:x'],
    },
    {
      given: 'no right to invoke',
      argv: ['tasks'],
      options: { denied: ['lambda:InvokeFunction'] },
      code: 1,
      error: 'denied',
      says: ['lambda:InvokeFunction', 'arn:aws:x'],
    },
    {
      given: 'a function that died',
      argv: ['tasks'],
      options: {
        operate: died({ errorType: 'ConfigError', errorMessage: 'the text of a ticket' }),
      },
      code: 1,
      error: 'failed',
      says: ['failed with ConfigError', 'aws logs tail'],
    },
    {
      given: 'an answer that is too large',
      argv: ['tasks'],
      options: { operate: died({ errorType: 'Function.ResponseSizeTooLarge' }) },
      code: 1,
      error: 'failed',
      says: ['6 MB', '--limit'],
    },
    {
      given: 'a function that is gone',
      argv: ['tasks'],
      options: { operate: () => ({ status: 404, type: 'ResourceNotFoundException', body: {} }) },
      code: 4,
      error: 'not_found',
      says: ['no function Sluice-Operate', 'deploy again'],
    },
    {
      given: 'credentials that are over',
      argv: ['tasks'],
      options: { operate: () => ({ status: 403, type: 'ExpiredTokenException', body: {} }) },
      code: 3,
      error: 'bad_credentials',
      says: ['sign in again'],
    },
    {
      given: 'another function',
      argv: ['tasks'],
      options: { operate: () => ({ body: 'Simple Lambda happy path OK' }) },
      code: 1,
      error: 'failed',
      says: ['nothing that is understood', 'version'],
    },
    {
      given: 'a refusal of operate',
      argv: ['stop', 'local:1'],
      options: {
        operate: () => ({ body: { ok: false, error: 'refused', message: 'No.', hint: 'Wait.' } }),
      },
      code: 1,
      error: 'refused',
      says: ['No.', 'Wait.'],
    },
    {
      given: 'a name that no stack has',
      argv: ['tasks', '--stack', 'a b'],
      options: {},
      code: 2,
      error: 'usage',
      says: ['CloudFormation stack'],
    },
  ])('$given → $code', async ({ argv, options, code, error, says }) => {
    await using aws = await deployment(options);
    const left = await aws.sluice(argv);
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    for (const each of says) expect(left.err).toContain(each);
    expect(left.err).not.toContain('the text of a ticket');
    const json = await aws.sluice([...argv, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, error });
  });

  test.each([
    {
      given: 'nobody at the endpoint',
      env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_REGION: 'eu-central-1' },
      error: 'unreachable',
    },
    {
      given: 'no credentials',
      env: { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
      error: 'no_credentials',
    },
    { given: 'no region', env: { AWS_REGION: '' }, error: 'no_region' },
  ])('$given → 3', ({ env, error }) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../cli/main.ts'), 'tasks', '--stack', 'Sluice', '--json'],
      {
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          HOME: '/nowhere',
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_ACCESS_KEY_ID: 'AKIA',
          AWS_SECRET_ACCESS_KEY: 'local',
          ...env,
        },
      },
    );
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error, hint: expect.any(String) });
  });
});
