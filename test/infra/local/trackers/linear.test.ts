import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { linearPerson } from '../../../../infra/local/trackers/linear/person.ts';
import type { Linear } from '../../../../infra/local/trackers/linear/start.ts';
import { startLinear } from '../../../../infra/local/trackers/linear/start.ts';
import { receiver } from './receiver.ts';

const SECRET = 'between us';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let hook: Awaited<ReturnType<typeof receiver>>;
let linear: Linear;
const ann = () => linearPerson(linear.url, 'ann-key');

beforeEach(async () => {
  hook = await receiver();
  linear = await startLinear({
    team: { key: 'ENG' },
    users: [
      { name: 'Ann', token: 'ann-key' },
      { name: 'Bob', token: 'bob-key' },
    ],
    app: { name: 'Sluice', token: 'app-token', clientId: 'id', clientSecret: 'secret' },
    labels: ['agent', 'bug'],
    webhook: { url: hook.url, secret: SECRET },
    delayMs: 1,
  });
});

afterEach(async () => {
  await linear.close();
  await hook.close();
});

async function call(token: string, query: string, variables: object = {}) {
  const headers = { authorization: token, 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(linear.url, { method: 'POST', headers, body });
  return { status: response.status, ...(await response.json()) };
}

async function events() {
  await linear.settled();
  return hook.received;
}

describe('webhooks', () => {
  test('look like Linear sent them, and its own client takes them', async () => {
    await ann().createIssue({ title: 'Ünïcode ✓', description: 'D', labels: ['bug'] });
    await ann().createIssue({ title: 'second' });
    const [first, second] = await events();
    const { headers, bytes, payload } = first ?? {};
    expect(headers?.get('linear-delivery')).toMatch(UUID);
    expect(headers?.get('linear-delivery')).not.toBe(second?.headers.get('linear-delivery'));
    expect(headers?.get('linear-event')).toBe('Issue');
    expect(headers?.get('user-agent')).toBe('Linear-Webhook');
    expect(headers?.get('linear-timestamp')).toBe(String(payload.webhookTimestamp));
    const signature = headers?.get('linear-signature') ?? '';
    const read = new LinearWebhookClient(SECRET).parseData(bytes ?? Buffer.of(), signature);
    expect(read).toMatchObject({
      type: 'Issue',
      action: 'create',
      organizationId: linear.organizationId,
    });
    expect(payload.webhookId).toBe(second?.payload.webhookId);
    expect(payload.actor).toMatchObject({ type: 'user', name: 'Ann', email: 'ann@example.com' });
    expect(payload.data).toMatchObject({
      identifier: 'ENG-1',
      title: 'Ünïcode ✓',
      labels: [{ name: 'bug' }],
      state: { name: 'Backlog', type: 'backlog' },
      team: { key: 'ENG' },
    });
    expect(payload.createdAt).toBe(payload.data.updatedAt);
  });

  test('tell in updatedFrom what changed, and nothing else', async () => {
    const issue = await ann().createIssue({ title: 'T', labels: ['bug'] });
    await ann().addLabel(issue, 'agent');
    await ann().assign(issue, 'Bob');
    await ann().move(issue, 'In Progress');
    await ann().edit(issue, { title: 'T' });
    await ann().removeLabel(issue, 'bug');
    const fields = (await events()).map(({ payload }) => Object.keys(payload.updatedFrom ?? {}));
    expect(fields).toEqual([
      [],
      ['labelIds', 'updatedAt'],
      ['assigneeId', 'updatedAt'],
      ['stateId', 'startedAt', 'updatedAt'],
      ['labelIds', 'updatedAt'],
    ]);
    const [created, labelled] = hook.received;
    expect(labelled?.payload.updatedFrom.labelIds).toEqual(created?.payload.data.labelIds);
    expect(labelled?.payload.updatedFrom.updatedAt).toBe(created?.payload.data.updatedAt);
  });

  test('say remove, with trashed and without url, when an issue is deleted', async () => {
    const issue = await ann().createIssue({ title: 'T' });
    await ann().delete(issue);
    const removed = (await events()).at(-1)?.payload;
    expect(removed).toMatchObject({ action: 'remove', data: { trashed: true } });
    expect(removed.data.archivedAt).toBeTruthy();
    expect(removed.url).toBeUndefined();
    const found = await call(
      'ann-key',
      '{ issue(id: "ENG-1") { trashed archivedAt } issues { nodes { id } } }',
    );
    expect(found.data).toMatchObject({ issue: { trashed: true }, issues: { nodes: [] } });
  });

  test('name the app as the actor of what its token does', async () => {
    const issue = await ann().createIssue({ title: 'T' });
    await linearPerson(linear.url, 'app-token').comment(issue, 'working on it');
    const { actor, data } = (await events()).at(-1)?.payload ?? {};
    expect(actor).toEqual({ id: linear.oauthClientId, type: 'OauthClient', name: 'Sluice' });
    expect(data).toMatchObject({
      body: 'working on it',
      userId: linear.appUserId,
      issue: { identifier: 'ENG-1' },
    });
  });

  test('are redelivered byte for byte, timestamp and all', async () => {
    await ann().createIssue({ title: 'T' });
    await linear.settled();
    expect(linear.redeliver(1)).toBe(true);
    const [first, second] = await events();
    expect(second?.bytes).toEqual(first?.bytes);
    expect(second?.headers.get('linear-delivery')).toBe(first?.headers.get('linear-delivery'));
    expect(linear.deliveries().map(({ status, redelivery }) => [status, redelivery])).toEqual([
      [200, false],
      [200, true],
    ]);
  });
});

describe('comments', () => {
  const CREATE =
    'mutation C($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } } }';

  test('take the id of the caller once', async () => {
    await ann().createIssue({ title: 'T' });
    const input = { id: randomUUID(), issueId: 'ENG-1', body: 'mine' };
    expect((await call('app-token', CREATE, { input })).data.commentCreate.comment.id).toBe(
      input.id,
    );
    const again = await call('app-token', CREATE, { input });
    expect(again).toMatchObject({
      status: 200,
      data: null,
      errors: [{ extensions: { code: 'INPUT_ERROR' } }],
    });
    const found = await call(
      'ann-key',
      'query Q($id: String!) { comment(id: $id) { body user { name } } }',
      input,
    );
    expect(found.data.comment).toEqual({ body: 'mine', user: { name: 'Sluice' } });
  });

  test('are edited in place, with the old body in updatedFrom', async () => {
    const issue = await ann().createIssue({ title: 'T' });
    const id = await ann().comment(issue, 'before');
    await ann().editComment(id, 'after');
    expect((await ann().view(issue)).comments).toEqual([{ id, user: 'Ann', body: 'after' }]);
    expect((await events()).at(-1)?.payload).toMatchObject({
      action: 'update',
      updatedFrom: { body: 'before' },
    });
  });
});

describe('agent sessions', () => {
  const ACTIVITY =
    'mutation A($input: AgentActivityCreateInput!) { agentActivityCreate(input: $input) { agentActivity { id agentSession { status } } } }';

  async function sessionEvents() {
    return (await events())
      .map(({ payload }) => payload)
      .filter(({ type }) => type === 'AgentSessionEvent');
  }

  test('open by delegation, once', async () => {
    const issue = await ann().createIssue({ title: 'T', description: 'D' });
    await ann().delegate(issue, 'Sluice');
    await ann().edit(issue, { title: 'U' });
    const [created, ...more] = await sessionEvents();
    expect(more).toEqual([]);
    expect(created).toMatchObject({
      action: 'created',
      appUserId: linear.appUserId,
      oauthClientId: linear.oauthClientId,
      agentSession: {
        status: 'pending',
        creator: { name: 'Ann' },
        issue: { identifier: 'ENG-1', description: 'D' },
      },
    });
    expect(created.promptContext).toContain('ENG-1');
  });

  test('open by mention, and a reply in the thread prompts', async () => {
    const issue = await ann().createIssue({ title: 'T' });
    const comment = await ann().comment(issue, 'please, @Sluice');
    const reply = await ann().comment(issue, 'and quickly', comment);
    expect(await sessionEvents()).toMatchObject([
      { action: 'created', agentSession: { commentId: comment } },
      {
        action: 'prompted',
        agentActivity: { content: { type: 'prompt', body: 'and quickly' }, sourceCommentId: reply },
      },
    ]);
  });

  test('open by the app itself, on an issue', async () => {
    await ann().createIssue({ title: 'T' });
    const mutation =
      'mutation S { agentSessionCreateOnIssue(input: { issueId: "ENG-1" }) { agentSession { status appUser { name } } } }';
    const made = await call('app-token', mutation);
    expect(made.data.agentSessionCreateOnIssue.agentSession).toEqual({
      status: 'pending',
      appUser: { name: 'Sluice' },
    });
    expect((await call('ann-key', mutation)).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test.each([
    { type: 'thought', status: 'active' },
    { type: 'elicitation', status: 'awaitingInput' },
    { type: 'response', status: 'complete' },
    { type: 'error', status: 'error' },
  ])('are $status after a $type', async ({ type, status }) => {
    const issue = await ann().createIssue({ title: 'T' });
    await ann().delegate(issue, 'Sluice');
    const agentSessionId = (await ann().view(issue)).sessions[0]?.id;
    const input = { id: randomUUID(), agentSessionId, content: { type, body: 'B' } };
    const made = await call('app-token', ACTIVITY, { input });
    expect(made.data.agentActivityCreate.agentActivity).toEqual({
      id: input.id,
      agentSession: { status },
    });
    expect((await call('app-token', ACTIVITY, { input })).errors).toHaveLength(1);
    expect((await ann().view(issue)).sessions).toMatchObject([
      { status, activities: [{ type, body: 'B' }] },
    ]);
  });

  test('are prompted and stopped by people', async () => {
    const issue = await ann().createIssue({ title: 'T' });
    await ann().delegate(issue, 'Sluice');
    await ann().prompt(issue, 'use tabs');
    await ann().stopSession(issue);
    const [, prompted, stopped] = await sessionEvents();
    expect(prompted).toMatchObject({
      action: 'prompted',
      agentActivity: { signal: null, content: { body: 'use tabs' }, user: { name: 'Ann' } },
    });
    expect(stopped).toMatchObject({ action: 'prompted', agentActivity: { signal: 'stop' } });
  });
});

describe('the API', () => {
  test('filters by fields, relations and lists', async () => {
    const issue = await ann().createIssue({ title: 'T', labels: ['agent'] });
    await ann().createIssue({ title: 'U', labels: ['bug'] });
    const filter = {
      labels: { some: { name: { eqIgnoreCase: 'AGENT' } } },
      team: { key: { in: ['ENG'] } },
      state: { type: { nin: ['completed', 'canceled'] } },
      assignee: { null: true },
      updatedAt: { gt: '2020-01-01T00:00:00Z' },
    };
    const query =
      'query Q($filter: IssueFilter) { issues(filter: $filter) { nodes { identifier } } }';
    expect((await call('ann-key', query, { filter })).data.issues.nodes).toEqual([
      { identifier: issue },
    ]);
  });

  test('makes labels, and refuses a second of the same name', async () => {
    const mutation =
      'mutation L { issueLabelCreate(input: { name: "failed" }) { issueLabel { id name } } }';
    expect((await call('app-token', mutation)).data.issueLabelCreate.issueLabel.name).toBe(
      'failed',
    );
    expect((await call('app-token', mutation)).errors).toHaveLength(1);
    const found = await call(
      'ann-key',
      '{ issueLabels(filter: { name: { eq: "failed" } }) { nodes { name } } }',
    );
    expect(found.data.issueLabels.nodes).toEqual([{ name: 'failed' }]);
  });

  test('updates an attachment with the same url', async () => {
    await ann().createIssue({ title: 'T' });
    const mutation =
      'mutation A($input: AttachmentCreateInput!) { attachmentCreate(input: $input) { success } }';
    const input = { issueId: 'ENG-1', title: 'one', url: 'https://example.com/pr/1' };
    await call('app-token', mutation, { input });
    await call('app-token', mutation, { input: { ...input, title: 'two' } });
    const found = await call(
      'ann-key',
      '{ issue(id: "ENG-1") { attachments { nodes { title } } } }',
    );
    expect(found.data.issue.attachments.nodes).toEqual([{ title: 'two' }]);
  });

  test.each([
    {
      given: 'a token nobody has',
      token: 'guessed',
      query: '{ viewer { id } }',
      status: 401,
      code: 'AUTHENTICATION_ERROR',
    },
    {
      given: 'no such field',
      token: 'ann-key',
      query: '{ nothing }',
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      given: 'no such issue',
      token: 'ann-key',
      query: '{ issue(id: "ENG-9") { id } }',
      status: 200,
      code: 'INPUT_ERROR',
    },
  ])('$given → $status $code', async ({ token, query, status, code }) => {
    expect(await call(token, query)).toMatchObject({ status, errors: [{ extensions: { code } }] });
  });

  test('gives an app a token for its client credentials', async () => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'secret',
    });
    const answer = await fetch(`${linear.origin}/oauth/token`, { method: 'POST', body });
    const { access_token } = await answer.json();
    const viewer = await call(`Bearer ${access_token}`, '{ viewer { name app } }');
    expect(viewer.data.viewer).toEqual({ name: 'Sluice', app: true });
  });
});
