import { describe, expect, test } from '@jest/globals';
import type { Json } from './letters.ts';
import { ANN, BOB, changed, eventOf, reading, SITE, sample, user } from './letters.ts';

test('an issue is read whole but for its text', () => {
  const { ticket, actor, at, precisionMs } = eventOf(sample('issue_updated-labeled'));
  expect({ actor, at, precisionMs }).toEqual({
    actor: { id: ANN, name: 'Ann Lee', kind: 'person', standing: 'unknown' },
    at: sample('issue_updated-labeled').timestamp,
    precisionMs: 1,
  });
  expect(ticket).toEqual({
    key: `jira:${SITE}:10042`,
    readableId: 'jira:SHOP-42',
    connection: 'jira',
    id: '10042',
    account: `${SITE}/SHOP`,
    url: `https://${SITE}/browse/SHOP-42`,
    title: 'Totals are wrong for two currencies',
    description: expect.stringContaining(`@${ANN} saw it first.`),
    labels: ['checkout', 'sluice'],
    assignees: [],
    author: { id: ANN, name: 'Ann Lee', kind: 'person', standing: 'unknown' },
    type: 'Bug',
    open: true,
    status: 'To Do',
    teams: [],
    trackerProjects: ['SHOP', 'Shop', '10000'],
    priority: 'High',
    partial: 'text',
  });
});

test('an issue that was moved to another project has the key that it had', () => {
  const payload = changed('issue_updated-labeled', ({ issue }) => {
    issue.key = 'DESK-7';
    issue.fields.project.key = 'DESK';
  });
  const { key, account, readableId } = eventOf(payload).ticket;
  expect({ key, account, readableId }).toEqual({
    key: `jira:${SITE}:10042`,
    account: `${SITE}/DESK`,
    readableId: 'jira:DESK-7',
  });
});

describe('the site is the issue’s own', () => {
  const self = (address: unknown) =>
    changed('issue_updated-labeled', ({ issue }) => {
      issue.self = address;
    });
  test.each([
    {
      given: 'another site',
      address: 'https://Evil.atlassian.net/rest/api/2/issue/1',
      site: 'evil.atlassian.net',
    },
    { given: 'the gateway', address: 'https://api.atlassian.com/ex/jira/1/rest', site: SITE },
    { given: 'nothing', address: undefined, site: SITE },
    { given: 'no address', address: 'SHOP-42', site: SITE },
  ])('$given → $site', ({ address, site }) => {
    expect(eventOf(self(address)).ticket).toMatchObject({
      account: `${site}/SHOP`,
      key: `jira:${site}:10042`,
    });
  });

  test('of a connection that goes through the gateway it is the one account’s', () => {
    const gateway = { baseUrl: 'https://api.atlassian.com/ex/jira/1', accounts: [`${SITE}/SHOP`] };
    expect(eventOf(self(undefined), gateway).ticket.account).toBe(`${SITE}/SHOP`);
    expect(eventOf(self(undefined), { ...gateway, accounts: ['*'] }).ticket.account).toBe('/SHOP');
  });
});

describe('changes', () => {
  const items = (...changes: Json[]) =>
    changed('issue_updated-labeled', ({ changelog }) => {
      changelog.items = changes;
    });
  const kinds = (payload: Json) =>
    eventOf(payload).changes.map((one) => Object.values(one).join(' '));

  test.each([
    { from: 'a b', to: 'b c d', read: ['unlabeled a', 'labeled c', 'labeled d'] },
    { from: '', to: 'a', read: ['labeled a'] },
    { from: 'a', to: null, read: ['unlabeled a'] },
    { from: null, to: '  a  ', read: ['labeled a'] },
  ])('labels from "$from" to "$to"', ({ from, to, read }) => {
    const change = { field: 'labels', fieldId: 'labels', fromString: from, toString: to };
    expect(kinds(items(change))).toEqual(read);
  });

  test('several in one update', () => {
    const payload = items(
      { field: 'labels', fieldId: 'labels', fromString: '', toString: 'sluice' },
      { field: 'assignee', fieldId: 'assignee', from: ANN, to: BOB },
      { field: 'summary', fieldId: 'summary', fromString: 'a', toString: 'b' },
    );
    expect(kinds(payload)).toEqual([
      'labeled sluice',
      `unassigned ${ANN}`,
      `assigned ${BOB}`,
      'edited',
    ]);
  });

  test('a field of people’s own that is called as one of Jira’s is none of it', () => {
    const payload = items({
      field: 'labels',
      fieldId: 'customfield_10077',
      fromString: '',
      toString: 'sluice',
    });
    expect(reading(payload)).toMatchObject({ ignored: 'not_a_trigger' });
  });

  test('an item without `toString` has not every object’s', () => {
    expect(reading(items({ field: 'labels', fieldId: 'labels' }))).toMatchObject({
      ignored: 'not_a_trigger',
    });
  });
});

describe('comments', () => {
  const said = (body: unknown, more: object = {}) =>
    changed('comment_created', ({ comment }) => Object.assign(comment, { body, ...more }));
  const text = (payload: Json) => {
    const [change] = eventOf(payload).changes;
    return change?.kind === 'commented' ? change.comment.text : undefined;
  };

  test('a mention of us reads as people are told to write it, and a quoted command is none', () => {
    expect(text(sample('comment_created'))).toBe(
      '@sluice please keep the old totals in the export.\n\n\n> /sluice stop\n',
    );
  });

  test('as a document', () => {
    const mention = {
      type: 'mention',
      attrs: { id: '712020:9b2d8e40-6f13-4a72-b5c8-1e0d7a9c4f22', text: '@Robot' },
    };
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [mention, { type: 'text', text: ' run' }] }],
    };
    expect(text(said(body))).toBe('@sluice run');
  });

  test('what an edit says counts as having been said', () => {
    const [change] = eventOf(sample('comment_updated')).changes;
    expect(change).toMatchObject({
      before: '@sluice please keep the old totals in the CSV export.',
    });
  });

  test.each([
    { given: 'an app', author: user('app', 'Bot', { accountType: 'app' }), actor: { kind: 'bot' } },
    {
      given: 'a customer',
      author: user('qm:1', 'Cus', { accountType: 'customer' }),
      actor: { standing: 'stranger' },
    },
    { given: 'nobody', author: undefined, actor: { id: '', kind: 'bot' } },
  ])('by $given', ({ author, actor }) => {
    expect(eventOf(said('Hello', { author })).actor).toMatchObject(actor);
  });
});

describe('Jira Server, which knows no account ids, is refused', () => {
  const server = {
    self: 'https://jira.acme.example/rest/api/2/user?username=ann',
    name: 'ann',
    key: 'ann',
  };
  test.each([
    {
      given: 'an issue',
      payload: changed('issue_updated-labeled', (all) => Object.assign(all, { user: server })),
      field: 'user.accountId',
    },
    {
      given: 'a comment',
      payload: changed('comment_created', ({ comment }) =>
        Object.assign(comment, { author: server }),
      ),
      field: 'comment.author.accountId',
    },
  ])('$given → $field', ({ payload, field }) => {
    expect(reading(payload)).toEqual({ invalid: 'field_missing', field });
  });
});

describe('what cannot be read', () => {
  test.each([
    { field: 'webhookEvent', value: undefined },
    { field: 'timestamp', value: '1795166107037' },
    { field: 'timestamp', value: 8.64e15 + 2 },
    { field: 'timestamp', value: undefined },
  ])('$field is $value → named', ({ field, value }) => {
    expect(reading({ ...sample('issue_updated-labeled'), [field]: value })).toEqual({
      invalid: 'field_missing',
      field,
    });
  });

  test.each(['', '../1', 'SHOP-42', 10042])('an issue’s id %j → named', (id) => {
    const payload = changed('issue_updated-labeled', ({ issue }) => Object.assign(issue, { id }));
    expect(reading(payload)).toEqual({ invalid: 'field_missing', field: 'issue.id' });
  });
});
