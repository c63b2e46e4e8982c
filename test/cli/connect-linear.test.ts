import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Linear } from '../../infra/local/trackers/linear/start.ts';
import { startLinear } from '../../infra/local/trackers/linear/start.ts';
import { configured } from './connected.ts';

const ADDRESS = 'https://sluice.example/webhooks/linear';

let linear: Linear;
beforeAll(async () => {
  linear = await startLinear({
    team: { key: 'ENG' },
    users: [
      { name: 'Ann', token: 'lin_api_ann', admin: true },
      { name: 'Bob', token: 'lin_api_bob' },
    ],
    app: { name: 'Sluice', token: 'app-token' },
    labels: ['sluice'],
    delayMs: 1,
  });
});
afterAll(() => linear.close());

function deployed(secrets: Readonly<Record<string, string | undefined>> = {}) {
  const connection = {
    tracker: 'linear',
    baseUrl: linear.url,
    accounts: [linear.organizationId],
    secrets: ['secretsmanager:sluice/linear'],
    credentials: { token: 'secretsmanager:sluice/token' },
  };
  return configured(
    { connections: { linear: connection } },
    { 'sluice/linear': undefined, 'sluice/token': 'lin_api_ann', ...secrets },
  );
}

async function ask(query: string, variables: object = {}) {
  const response = await fetch(linear.url, {
    method: 'POST',
    headers: { authorization: 'lin_api_ann', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const HOOKS =
  '{ webhooks { nodes { id url enabled resourceTypes allPublicTeams label team { key } } } }';
const hooks = async (): Promise<object[]> => (await ask(HOOKS)).webhooks.nodes;

describe('sluice connect linear', () => {
  test('makes a webhook of all public teams, mends it, and knows one of a team apart', async () => {
    await using aws = await deployed();
    expect(await aws.sluice(['connect', 'linear', '--dry-run'])).toMatchObject({ code: 5 });
    expect(await hooks()).toEqual([]);
    expect(await aws.sluice(['connect', 'linear', '--yes'])).toMatchObject({ code: 0, err: '' });
    const wanted = { url: ADDRESS, enabled: true, resourceTypes: ['Issue', 'Comment'] };
    expect(await hooks()).toMatchObject([{ ...wanted, allPublicTeams: true, label: 'Sluice' }]);
    expect(await aws.sluice(['connect', 'linear', '--dry-run'])).toMatchObject({ code: 0 });

    const [hook] = await hooks();
    const off = {
      id: (hook as { id: string }).id,
      input: { enabled: false, resourceTypes: ['User'] },
    };
    await ask(
      'mutation Off($id: String!, $input: WebhookUpdateInput!) { webhookUpdate(id: $id, input: $input) { success } }',
      off,
    );
    const dry = await aws.sluice(['connect', 'linear', '--dry-run']);
    expect(dry.out).toContain('has to hear of Issue and Comment, be switched on');
    await aws.sluice(['connect', 'linear', '--yes']);
    expect(await hooks()).toMatchObject([wanted]);

    expect(await aws.sluice(['connect', 'linear', '--at', 'ENG', '--yes'])).toMatchObject({
      code: 0,
    });
    expect(await hooks()).toHaveLength(2);
    expect(await hooks()).toContainEqual(expect.objectContaining({ team: { key: 'ENG' } }));
  });

  test('what it sends is signed with the secret of the connection', async () => {
    await using aws = await deployed({ 'sluice/linear': 'kept' });
    await aws.sluice(['connect', 'linear', '--yes']);
    const { teams } = await ask('{ teams { nodes { id } } }');
    await ask('mutation I($input: IssueCreateInput!) { issueCreate(input: $input) { success } }', {
      input: { title: 'A hook that signs', teamId: teams.nodes[0].id },
    });
    await linear.settled();
    const sent = linear
      .deliveries()
      .filter(({ url, event }) => url === ADDRESS && event === 'Issue');
    const signed = sent.map(({ headers, body }) => [
      new Headers(headers).get('linear-signature'),
      createHmac('sha256', 'kept').update(body).digest('hex'),
    ]);
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.some(([is, should]) => is === should)).toBe(true);
  });

  test('who is no admin is told so', async () => {
    await using aws = await deployed({ 'sluice/token': 'lin_api_bob' });
    const { code, err } = await aws.sluice(['connect', 'linear', '--at', 'OPS', '--yes']);
    expect(code).toBe(1);
    expect(err).toContain('admin');
  });
});

test('sluice doctor: the webhook, the workspace and the label', async () => {
  await using aws = await deployed({ 'sluice/linear': 'kept' });
  await aws.sluice(['connect', 'linear', '--yes']);
  const { out } = await aws.sluice(['doctor', 'linear', '--json']);
  const { findings } = JSON.parse(out);
  expect(findings).toContainEqual(
    expect.objectContaining({ check: 'webhook at public', state: 'ok' }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ check: 'workspace', state: 'ok' }));
});
