import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { github } from '../../../../shared/trackers/github/tracker.ts';
import { delivery, reading, readingOf, sample } from './sender.ts';

const TICKET = {
  key: 'github:github.com.harbor-goods:2880045511',
  readableId: 'github:harbor-goods/shop#7',
  connection: 'github',
  id: '2880045511',
  account: 'harbor-goods/shop',
  url: 'https://github.com/harbor-goods/shop/issues/7',
  title: 'Basket total ignores the second voucher',
  description:
    'Two vouchers in one basket:\r\n\r\n1. add `SPRING10`\r\n2. add `FREESHIP`\r\n\r\nThe total drops by the first one only.',
  labels: ['bug'],
  assignees: [],
  author: {
    id: '9120457',
    name: 'mara-lind',
    login: 'mara-lind',
    kind: 'person',
    standing: 'unknown',
  },
  type: 'Bug',
  open: true,
  repo: 'harbor-goods/shop',
};
const MARA = {
  id: '9120457',
  name: 'mara-lind',
  login: 'mara-lind',
  kind: 'person',
  standing: 'unknown',
};
const JO = {
  id: '9120988',
  name: 'jo-otieno',
  login: 'jo-otieno',
  kind: 'person',
  standing: 'unknown',
};
const COMMENT = {
  id: '3011900241',
  text: '@sluice please keep the order of the vouchers.',
  updatedAt: '2026-03-02T08:40:18Z',
};
const EDITED = { ...COMMENT, updatedAt: '2026-03-02T08:43:02Z' };

describe('each action of the samples', () => {
  test.each([
    {
      name: 'issues.opened',
      at: '08:12:30',
      actor: { ...MARA, standing: 'member' },
      change: { kind: 'opened' },
    },
    {
      name: 'issues.labeled',
      at: '08:15:04',
      actor: JO,
      change: { kind: 'labeled', label: 'sluice' },
      ticket: { labels: ['bug', 'sluice'] },
    },
    {
      name: 'issues.unlabeled',
      at: '08:20:41',
      actor: JO,
      change: { kind: 'unlabeled', label: 'sluice' },
    },
    {
      name: 'issues.assigned',
      at: '08:21:10',
      actor: JO,
      change: { kind: 'assigned', assignee: 'jo-otieno' },
      ticket: { assignees: ['jo-otieno'] },
    },
    {
      name: 'issues.unassigned',
      at: '08:22:59',
      actor: JO,
      change: { kind: 'unassigned', assignee: 'jo-otieno' },
    },
    { name: 'issues.edited', at: '08:30:00', actor: MARA, change: { kind: 'edited' } },
    {
      name: 'issues.closed',
      at: '09:00:12',
      actor: JO,
      change: { kind: 'closed' },
      ticket: { open: false },
    },
    { name: 'issues.reopened', at: '09:05:47', actor: MARA, change: { kind: 'reopened' } },
    { name: 'issues.deleted', at: '09:05:47', actor: JO, change: { kind: 'deleted' } },
    { name: 'issues.transferred', at: '09:12:20', actor: JO, change: { kind: 'transferred' } },
    {
      name: 'issue_comment.created',
      at: '08:40:18',
      actor: { ...JO, standing: 'member' },
      change: { kind: 'commented', comment: COMMENT },
    },
    {
      name: 'issue_comment.edited',
      at: '08:43:02',
      actor: { ...JO, standing: 'member' },
      change: {
        kind: 'commented',
        comment: EDITED,
        before: 'Please keep the order of the vouchers.',
      },
    },
  ])('$name → $change.kind', ({ name, at, actor, change, ticket }) => {
    const [event = ''] = name.split('.');
    const expected = {
      name,
      ticket: { ...TICKET, ...ticket },
      actor,
      own: false,
      changes: [change],
      at: Date.parse(`2026-03-02T${at}Z`),
      precisionMs: 1000,
    };
    expect(reading(event, sample(name))).toEqual({ event: expected });
  });

  test('ping → pong', () => {
    expect(reading('ping', sample('ping'))).toEqual({ ignored: 'pong', name: 'ping' });
  });
});

test('an issue opened with labels → one change, and the labels on the ticket', () => {
  const payload = sample('issues.labeled');
  payload.action = 'opened';
  const { event } = eventOf(reading('issues', payload));
  expect(event.changes).toEqual([{ kind: 'opened' }]);
  expect(event.ticket.labels).toEqual(['bug', 'sluice']);
});

describe('forms', () => {
  const form = 'application/x-www-form-urlencoded';
  const json = JSON.stringify(sample('issues.labeled'));
  test.each([
    { given: 'a form', type: form, body: `payload=${encodeURIComponent(json)}` },
    {
      given: 'a form with plus signs',
      type: form,
      body: new URLSearchParams({ payload: json }).toString(),
    },
    {
      given: 'a form with a charset',
      type: 'Application/X-WWW-Form-Urlencoded; charset=utf-8',
      body: `payload=${encodeURIComponent(json)}`,
    },
  ])('$given → the same event as JSON', ({ type, body }) => {
    expect(readingOf(delivery(body, { 'content-type': type }))).toEqual(readingOf(delivery(json)));
  });

  test.each([
    {
      given: 'payload twice',
      body: 'payload=%7B%7D&payload=%7B%7D',
      expected: { invalid: 'body_ambiguous' },
    },
    { given: 'no payload', body: 'a=b', expected: { invalid: 'field_missing', field: 'payload' } },
    {
      given: 'a forged payload inside of signed JSON',
      body: JSON.stringify({ title: `&payload=${encodeURIComponent(json)}&` }),
      expected: { invalid: 'field_missing', field: 'payload' },
    },
    {
      given: 'a payload and more',
      body: `payload=${encodeURIComponent(json)}&a=b`,
      expected: { invalid: 'body_ambiguous' },
    },
    { given: 'no UTF-8', body: 'payload=%C3%28', expected: { invalid: 'body_malformed' } },
    { given: 'bare JSON', body: '{}', expected: { invalid: 'field_missing', field: 'payload' } },
    {
      given: 'a payload that is no JSON',
      body: 'payload=x',
      expected: { invalid: 'body_malformed' },
    },
  ])('a form with $given → $expected.invalid', ({ body, expected }) => {
    expect(readingOf(delivery(body, { 'content-type': form }))).toEqual(expected);
  });
});

describe('what is not for us', () => {
  test.each([
    {
      given: 'a push',
      event: 'push',
      payload: { ref: 'refs/heads/main' },
      expected: { ignored: 'event_not_handled', name: 'push' },
    },
    {
      given: 'a name that nobody knows',
      event: 'x'.repeat(500),
      payload: {},
      expected: { ignored: 'event_not_handled', name: 'x'.repeat(64) },
    },
    {
      given: 'a name from Object',
      event: 'constructor',
      payload: {},
      expected: { ignored: 'event_not_handled', name: 'constructor' },
    },
    {
      given: 'a pull request',
      event: 'pull_request',
      payload: {},
      expected: { ignored: 'pull_request', name: 'pull_request' },
    },
    {
      given: 'a review',
      event: 'pull_request_review_comment',
      payload: {},
      expected: { ignored: 'pull_request', name: 'pull_request_review_comment' },
    },
    {
      given: 'a label of a pull request',
      event: 'issues',
      payload: changed('issues.labeled', { 'issue.pull_request': {} }),
      expected: { ignored: 'pull_request', name: 'issues.labeled', readableId: TICKET.readableId },
    },
    {
      given: 'a comment on a pull request',
      event: 'issue_comment',
      payload: changed('issue_comment.created', { 'issue.pull_request': { url: 'x' } }),
      expected: {
        ignored: 'pull_request',
        name: 'issue_comment.created',
        readableId: TICKET.readableId,
      },
    },
    {
      given: 'a milestone',
      event: 'issues',
      payload: changed('issues.edited', { action: 'milestoned' }),
      expected: {
        ignored: 'action_not_handled',
        name: 'issues.milestoned',
        readableId: TICKET.readableId,
      },
    },
    {
      given: 'a comment that was deleted',
      event: 'issue_comment',
      payload: changed('issue_comment.created', { action: 'deleted' }),
      expected: {
        ignored: 'action_not_handled',
        name: 'issue_comment.deleted',
        readableId: TICKET.readableId,
      },
    },
    {
      given: 'an action from Object',
      event: 'issues',
      payload: changed('issues.edited', { action: 'toString' }),
      expected: {
        ignored: 'action_not_handled',
        name: 'issues.toString',
        readableId: TICKET.readableId,
      },
    },
  ])('$given → $expected.ignored', ({ event, payload, expected }) => {
    expect(reading(event, payload)).toEqual(expected);
  });
});

describe('the event’s name is not signed, so the payload has to fit it', () => {
  test.each([
    {
      given: 'a comment as `issues`',
      event: 'issues',
      name: 'issue_comment.created',
      expected: { invalid: 'field_invalid', field: 'comment' },
    },
    {
      given: 'an issue as `issue_comment`',
      event: 'issue_comment',
      name: 'issues.opened',
      expected: { invalid: 'field_missing', field: 'comment' },
    },
    {
      given: 'an issue as `ping`',
      event: 'ping',
      name: 'issues.labeled',
      expected: { invalid: 'field_missing', field: 'zen' },
    },
    {
      given: 'a ping as `issues`',
      event: 'issues',
      name: 'ping',
      expected: { invalid: 'field_missing', field: 'action' },
    },
    {
      given: 'a ping as `issue_comment`',
      event: 'issue_comment',
      name: 'ping',
      expected: { invalid: 'field_missing', field: 'comment' },
    },
  ])('$given → $expected.invalid', ({ event, name, expected }) => {
    expect(reading(event, sample(name))).toEqual(expected);
  });

  test('no name at all → event_header_missing', () => {
    const sent = delivery(JSON.stringify(sample('ping')), { 'x-github-event': undefined });
    expect(readingOf(sent)).toEqual({ invalid: 'event_header_missing' });
  });
});

describe('fields that are missing or no good', () => {
  test.each([
    { field: 'action', value: undefined, invalid: 'field_missing' },
    { field: 'issue', value: null, invalid: 'field_missing' },
    { field: 'issue.id', value: '2880045511', invalid: 'field_missing' },
    { field: 'issue.id', value: 2 ** 53, invalid: 'field_missing' },
    { field: 'issue.id', value: 1.5, invalid: 'field_missing' },
    { field: 'issue.number', value: 0, invalid: 'field_missing' },
    { field: 'issue.updated_at', value: 'soon', invalid: 'field_missing' },
    { field: 'repository.full_name', value: undefined, invalid: 'field_missing' },
    { field: 'repository.full_name', value: 'harbor-goods/shop/../x', invalid: 'field_invalid' },
    { field: 'repository.full_name', value: 'harbor-goods/shop#7', invalid: 'field_invalid' },
    { field: 'repository.html_url', value: 'javascript:alert(1)', invalid: 'field_missing' },
    { field: 'sender', value: undefined, invalid: 'field_missing' },
    { field: 'label.name', value: '', invalid: 'field_missing' },
  ])('$field: $value → $invalid', ({ field, value, invalid }) => {
    expect(reading('issues', changed('issues.labeled', { [field]: value }))).toEqual({
      invalid,
      field,
    });
  });

  test.each([
    { given: 'no body', change: { 'issue.body': null }, ticket: { description: '' } },
    { given: 'no type', change: { 'issue.type': null }, ticket: { type: 'issue' } },
    {
      given: 'no lists',
      change: { 'issue.labels': undefined, 'issue.assignees': null },
      ticket: { labels: [], assignees: [] },
    },
    {
      given: 'an author who left',
      change: { 'issue.user': null },
      ticket: { author: { id: '', name: 'ghost', kind: 'person', standing: 'unknown' } },
    },
    {
      given: 'half a surrogate pair',
      change: { 'issue.title': 'a\ud83cb' },
      ticket: { title: 'a\ufffdb' },
    },
    {
      given: 'a host of one’s own',
      change: { 'repository.html_url': 'https://Git.Harbor.example:8443/harbor-goods/shop' },
      ticket: { key: 'github:git.harbor.example~3a~8443.harbor-goods:2880045511' },
    },
  ])('$given → an event all the same', ({ change, ticket }) => {
    const { event } = eventOf(reading('issues', changed('issues.labeled', change)));
    expect(event.ticket).toMatchObject(ticket);
  });

  test('a comment without words or time of change → an event all the same', () => {
    const bare = changed('issue_comment.created', {
      'comment.body': null,
      'comment.updated_at': undefined,
    });
    const { event } = eventOf(reading('issue_comment', bare));
    expect(event.changes).toEqual([
      {
        kind: 'commented',
        comment: { id: '3011900241', text: '', updatedAt: '2026-03-02T08:40:18.000Z' },
      },
    ]);
  });

  test('an edit that changed no words → the words were there before', () => {
    const { event } = eventOf(
      reading('issue_comment', changed('issue_comment.edited', { changes: {} })),
    );
    expect(event.changes).toEqual([{ kind: 'commented', comment: EDITED, before: COMMENT.text }]);
  });
});

describe('an issue that we made for a program, with a token that is a person’s', () => {
  const body = 'It ends in nine days.\n\n<!-- sluice:api-0 -->';
  const JO_OTHER = { id: 9120988, login: 'jo-otieno', type: 'User' };

  test.each([
    { given: 'its opening', name: 'issues.opened', change: {}, own: true },
    {
      given: 'its opening, quoted',
      name: 'issues.opened',
      change: { 'issue.body': '> It ends in nine days.\n> <!-- sluice:api-0 -->' },
      own: false,
    },
    {
      given: 'its opening by somebody else than its author',
      name: 'issues.opened',
      change: { sender: JO_OTHER },
      own: false,
    },
    { given: 'a label that is put on it', name: 'issues.labeled', change: {}, own: false },
  ])('$given → own: $own', ({ name, change, own }) => {
    const payload = changed(name, { 'issue.body': body, ...change });
    expect(eventOf(reading('issues', payload)).event.own).toBe(own);
  });
});

describe('who did it', () => {
  test.each([
    { given: 'an app', sender: { id: 5, login: 'buildkeeper[bot]', type: 'Bot' }, kind: 'bot' },
    {
      given: 'an app of an older payload',
      sender: { id: 5, login: 'buildkeeper[bot]' },
      kind: 'bot',
    },
    { given: 'a bot by type', sender: { id: 5, login: 'buildkeeper', type: 'Bot' }, kind: 'bot' },
    { given: 'a person', sender: { id: 5, login: 'bot-lover', type: 'User' }, kind: 'person' },
  ])('$given → $kind', ({ sender, kind }) => {
    const { event } = eventOf(reading('issues', changed('issues.labeled', { sender })));
    expect(event.actor).toMatchObject({ id: '5', name: sender.login, kind, standing: 'unknown' });
  });

  test('a person who writes through an app → a person', () => {
    const app = { id: 12, slug: 'chat-bridge' };
    const { event } = eventOf(
      reading(
        'issue_comment',
        changed('issue_comment.created', { 'comment.performed_via_github_app': app }),
      ),
    );
    expect(event.actor.kind).toBe('person');
    expect(event.own).toBe(false);
  });
});

describe('what the payload says of the actor’s right', () => {
  test.each([
    { association: 'OWNER', standing: 'member' },
    { association: 'MEMBER', standing: 'member' },
    { association: 'COLLABORATOR', standing: 'member' },
    { association: 'CONTRIBUTOR', standing: 'unknown' },
    { association: 'NONE', standing: 'stranger' },
    { association: 'FIRST_TIMER', standing: 'stranger' },
    { association: 'FIRST_TIME_CONTRIBUTOR', standing: 'stranger' },
    { association: 'MANNEQUIN', standing: 'stranger' },
    { association: 'constructor', standing: 'unknown' },
    { association: undefined, standing: 'unknown' },
  ])('$association wrote it → $standing', ({ association, standing }) => {
    const comment = changed('issue_comment.created', { 'comment.author_association': association });
    const issue = changed('issues.opened', { 'issue.author_association': association });
    expect(eventOf(reading('issue_comment', comment)).event.actor.standing).toBe(standing);
    expect(eventOf(reading('issues', issue)).event.actor.standing).toBe(standing);
  });

  test.each([
    {
      given: 'who labels',
      event: 'issues',
      payload: changed('issues.labeled', { 'issue.author_association': 'OWNER' }),
    },
    {
      given: 'an author who labels',
      event: 'issues',
      payload: { ...changed('issues.labeled', {}), sender: sample('issues.opened').issue.user },
    },
    {
      given: 'who edits another’s comment',
      event: 'issue_comment',
      payload: { ...sample('issue_comment.edited'), sender: sample('issues.opened').issue.user },
    },
    {
      given: 'an issue opened in another’s name',
      event: 'issues',
      payload: { ...sample('issues.opened'), sender: sample('issues.labeled').sender },
    },
  ])('$given → unknown', ({ event, payload }) => {
    expect(eventOf(reading(event, payload)).event.actor.standing).toBe('unknown');
  });
});

describe('what we did ourselves', () => {
  const bot = { id: 77001, login: 'sluice-agent[bot]', type: 'Bot' };
  const person = { id: 77001, login: 'someone', type: 'User' };
  test.each([
    {
      given: 'our app by its name',
      self: ['sluice-agent[bot]'],
      change: { sender: bot },
      own: true,
    },
    {
      given: 'our app by its name without [bot]',
      self: ['Sluice-Agent'],
      change: { sender: bot },
      own: true,
    },
    { given: 'our bot by its id', self: ['77001'], change: { sender: bot }, own: true },
    {
      given: 'a machine account by its login',
      self: ['someone'],
      change: { sender: person },
      own: true,
    },
    {
      given: 'a person whose id is our app’s',
      self: ['77001'],
      change: { sender: person },
      own: false,
    },
    {
      given: 'a person named as our bot, without [bot]',
      self: ['sluice-agent[bot]'],
      change: { sender: { ...person, login: 'sluice-agent' } },
      own: false,
    },
    {
      given: 'another app',
      self: ['sluice-agent[bot]'],
      change: { sender: { ...bot, login: 'x-sluice-agent[bot]' } },
      own: false,
    },
    {
      given: 'a comment through our app',
      self: ['77001'],
      change: { 'comment.performed_via_github_app': { id: 77001, slug: 'sluice-agent' } },
      own: true,
    },
    {
      given: 'a comment through our app, by its slug',
      self: ['sluice-agent[bot]'],
      change: { 'comment.performed_via_github_app': { id: 1, slug: 'sluice-agent' } },
      own: true,
    },
    {
      given: 'a comment with our marker',
      self: [],
      change: { 'comment.body': 'Done.\n\n<!-- sluice:a:1 -->' },
      own: true,
    },
    {
      given: 'a comment that quotes ours',
      self: [],
      change: { 'comment.body': '> Done.\n> <!-- sluice:a:1 -->\n/sluice retry' },
      own: false,
    },
    { given: 'nobody of ours', self: [], change: {}, own: false },
  ])('$given → own: $own', ({ self, change, own }) => {
    const payload = changed('issue_comment.created', change);
    expect(eventOf(reading('issue_comment', payload, { self })).event.own).toBe(own);
  });

  test('an issue that our app opened, labelled by a person → not ours', () => {
    const app = { id: 77001, slug: 'sluice-agent' };
    const change = { 'issue.performed_via_github_app': app };
    expect(eventOf(reading('issues', changed('issues.opened', change))).event.own).toBe(true);
    expect(eventOf(reading('issues', changed('issues.labeled', change))).event.own).toBe(false);
  });
});

describe('bodies made to hurt', () => {
  const text = JSON.stringify(sample('issues.labeled'));
  test.each([
    { given: 'nothing', body: '', invalid: 'body_malformed' },
    { given: 'words', body: 'Hello, World!', invalid: 'body_malformed' },
    { given: 'half of it', body: text.slice(0, 900), invalid: 'body_malformed' },
    { given: 'an array', body: `[${text}]`, invalid: 'body_malformed' },
    { given: 'a byte order mark', body: `\ufeff${text}`, invalid: 'body_malformed' },
    {
      given: 'a broken byte',
      body: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([255]), Buffer.from('"}')]),
      invalid: 'body_malformed',
    },
    { given: 'brackets without end', body: '['.repeat(100_000), invalid: 'body_malformed' },
    {
      given: 'a deep issue',
      body: text.replace(
        '"action":',
        `"deep":${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)},"action":`,
      ),
      invalid: 'body_malformed',
    },
    {
      given: 'two actions',
      body: text.replace('"action":"labeled"', '"action":"labeled","action":"opened"'),
      invalid: 'body_ambiguous',
    },
    {
      given: 'two senders',
      body: text.replace('"sender":', '"sender":{"id":1,"login":"root"},"sender":'),
      invalid: 'body_ambiguous',
    },
    {
      given: 'two ids of the issue',
      body: text.replace('"number":7', '"number":7,"number":8'),
      invalid: 'body_ambiguous',
    },
    {
      given: 'an action written twice, once with an escape',
      body: text.replace('"action":', '"\\u0061ction":"opened","action":'),
      invalid: 'body_ambiguous',
    },
  ])('$given → $invalid', ({ body, invalid }) => {
    expect(readingOf(delivery(body))).toEqual({ invalid });
  });

  test('`__proto__` → lends nothing to anything', () => {
    const body = text.replace(
      '"action":"labeled",',
      '"__proto__":{"action":"labeled","comment":{}},',
    );
    expect(readingOf(delivery(body))).toEqual({ invalid: 'field_missing', field: 'action' });
  });
});

test('every time field of the table is one that the samples have', () => {
  for (const { field, precisionMs } of Object.values(github.times)) {
    const [object = '', member = ''] = field.split('.');
    expect(Date.parse(sample('issue_comment.edited')[object][member])).toBeGreaterThan(0);
    expect(precisionMs).toBe(1000);
  }
});

function eventOf(read: Reading) {
  if (!('event' in read)) throw new Error(`no event: ${JSON.stringify(read)}`);
  return read;
}

/** A sample with some fields changed, by dot path; `undefined` takes one away. */
function changed(name: string, change: Readonly<Record<string, unknown>>) {
  const payload = sample(name);
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    keys.reduce((parent, key) => parent[key], payload)[last] = value;
  }
  return payload;
}
