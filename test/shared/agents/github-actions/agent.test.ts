import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { actionsAgent } from '../../../../shared/agents/github-actions/agent.ts';
import { ActionsSettings } from '../../../../shared/agents/github-actions/settings.ts';
import { startActions } from '../../../support/services/actions.ts';
import { attemptOf } from '../attempt.ts';
import { serve } from '../server.ts';
import { unseal } from '../unseal.ts';

const SECRET = 's'.repeat(64);
const INPUTS = ['run', 'task_id', 'task_url', 'attempt', 'sealed_token'];

function agentOf(url: string, more: object = {}, secrets: Record<string, string> = {}) {
  const settings = z.parse(ActionsSettings, {
    workflow: 'sluice.yml',
    credentials: { token: 'env:TOKEN' },
    secret: 'env:SECRET',
    ...more,
  });
  const toServer: typeof fetch = (input, init) =>
    fetch(String(input).replace('https://api.github.com', url), init);
  const known: Record<string, string> = { 'env:TOKEN': 'ghp_1', 'env:SECRET': SECRET, ...secrets };
  return actionsAgent(settings, { fetch: toServer, secret: async (name) => known[name] });
}

test('a run of the task’s own repository, whose token only the workflow’s secret opens', async () => {
  const github = await startActions(INPUTS);
  await using server = github.server;
  const { task, token, url } = attemptOf();
  const started = await agentOf(server.url).start(
    attemptOf({ task: { ...task, repo: 'acme/agents' } }),
  );
  expect(started).toEqual({ reference: 'acme/agents#1000' });
  const sent = github.asked.find(({ path }) => path.endsWith('/dispatches'));
  expect(sent?.body).toMatchObject({
    ref: 'main',
    inputs: { task_id: task.id, task_url: url, attempt: '2' },
    return_run_details: true,
  });
  expect(JSON.stringify(github.asked)).not.toContain(token);
  expect(unseal(sent?.body.inputs.sealed_token, SECRET)).toBe(token);
  expect(
    github.server.received.every(({ headers }) => headers.authorization === 'token ghp_1'),
  ).toBe(true);
});

test.each([
  'https://gitlab.example/acme/shop',
  'https://github.com.evil.example/acme/shop',
  'acme',
])('a task of %s has no workflow on GitHub', async (repo) => {
  await using server = await serve(() => ({ status: 500 }));
  const started = await agentOf(server.url).start(
    attemptOf({ task: { ...attemptOf().task, repo } }),
  );
  expect(started).toEqual({ refused: expect.stringContaining('no repository') });
  expect(server.received).toEqual([]);
});

test('a repository that has moved is not followed, as it may be somebody else’s', async () => {
  await using other = await serve(() => ({ status: 200, body: '{}' }));
  await using server = await serve(() => ({ status: 301, headers: { location: other.url } }));
  const started = await agentOf(server.url, { repository: 'acme/agents' }).start(attemptOf());
  expect(started).toEqual({ refused: expect.stringContaining('has moved') });
  expect(other.received).toEqual([]);
});

test('an App asks for a token of its installation', async () => {
  const github = await startActions(INPUTS);
  await using server = github.server;
  github.instead.push({
    status: 201,
    body: JSON.stringify({
      token: 'ghs_2',
      expires_at: '2099-01-01T00:00:00Z',
      permissions: {},
      repository_selection: 'selected',
    }),
    headers: { 'content-type': 'application/json' },
  });
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const agent = agentOf(
    server.url,
    {
      repository: 'acme/agents',
      credentials: { appId: 7, installationId: '8', privateKey: 'env:KEY' },
    },
    { 'env:KEY': privateKey.replaceAll('\n', '\\n') },
  );
  expect(await agent.start(attemptOf())).toEqual({ reference: 'acme/agents#1000' });
  expect(github.asked[0]?.path).toBe('/app/installations/8/access_tokens');
  expect(server.received.at(-1)?.headers.authorization).toBe('token ghs_2');
});

test('a stop without a known repository is left to the heartbeat', async () => {
  await using server = await serve(() => ({ status: 500 }));
  await agentOf(server.url).stop(attemptOf().idempotencyKey);
  expect(server.received).toEqual([]);
});

test.each([
  { repository: 'acme/shop/x' },
  { workflow: '../x.yml' },
  { workflow: 'a.sh' },
  { event: 'x' },
])('%j is refused', (more) => {
  expect(() => agentOf('http://127.0.0.1:1', more)).toThrow();
});
