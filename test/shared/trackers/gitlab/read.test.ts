import { expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import type { Event } from '../../../../shared/core/event.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, reading, sample } from './sender.ts';

const project = projectOf({ connection: 'gitlab', repo: 'harbor-goods/web/shop' });
const listening = projectOf({ connection: 'gitlab', intake: { mention: true } });

function eventOf(...given: Parameters<typeof reading>): Event {
  const read = reading(...given);
  if ('event' in read) return read.event;
  throw new Error(JSON.stringify(read));
}

test('the ticket is told whole', () => {
  expect(eventOf(sample('issue.update-labeled'))).toEqual({
    name: 'issue.update',
    ticket: {
      key: 'gitlab:gitlab.harbor.example~2f~harbor-goods:204-58',
      readableId: 'gitlab:harbor-goods/web/shop#58',
      connection: 'gitlab',
      id: '204-58',
      account: 'harbor-goods/web/shop',
      url: 'https://gitlab.harbor.example/harbor-goods/web/shop/-/issues/58',
      title: 'Basket total ignores the second voucher',
      description: expect.stringContaining('checkout/total.ts'),
      labels: ['bug', 'sluice'],
      assignees: [],
      author: expect.objectContaining({ id: '12', login: 'mara-lindqvist' }),
      type: 'issue',
      open: true,
      repo: 'harbor-goods/web/shop',
    },
    actor: {
      id: '12',
      name: 'mara-lindqvist',
      login: 'mara-lindqvist',
      kind: 'person',
      standing: 'unknown',
    },
    own: false,
    changes: [{ kind: 'labeled', label: 'sluice' }],
    at: Date.parse('2026-03-02T08:41:17Z'),
    precisionMs: 1000,
  });
});

test('several changes in one update are all told, and one that stops goes first', () => {
  const payload = sample('issue.update-labeled');
  payload.changes.labels = { previous: [{ title: 'sluice' }], current: [{ title: 'bug' }] };
  payload.changes.assignees = { previous: [], current: [{ username: 'jo-otieno' }] };
  const event = eventOf(payload);
  expect(event.changes).toEqual([
    { kind: 'unlabeled', label: 'sluice' },
    { kind: 'labeled', label: 'bug' },
    { kind: 'assigned', assignee: 'jo-otieno' },
  ]);
  expect(decide(event, connection, [project])).toMatchObject({ kind: 'stop' });
});

test('a comment of an instance before 16.11 has no action, and is a new one', () => {
  const payload = sample('note.create');
  delete payload.object_attributes.action;
  expect(decide(eventOf(payload), connection, [listening])).toMatchObject({ kind: 'start' });
});

test('an edited comment starts nothing: what it said before is not told', () => {
  expect(decide(eventOf(sample('note.update')), connection, [listening])).toMatchObject({
    reason: 'mention_not_new',
  });
});

test('what GitLab says itself in a comment is nobody’s word', () => {
  const payload = sample('note.create');
  payload.object_attributes.system = true;
  expect(reading(payload)).toMatchObject({ ignored: 'action_not_handled' });
});

test.each(['Commit', 'Snippet', undefined])('a comment on a %s → not handled', (type) => {
  const payload = sample('note.create');
  payload.object_attributes.noteable_type = type;
  expect(reading(payload)).toMatchObject({ ignored: 'event_not_handled' });
});

test('an epic is of a group: it has no repository, and is ignored', () => {
  const { project: _, ...payload } = sample('work_item.update-labeled');
  expect(reading(payload)).toEqual({ ignored: 'event_not_handled', name: 'work_item.update' });
});

test('whatever instance a payload says it is of, the key is of the connection’s', () => {
  const payload = sample('issue.open');
  payload.project.web_url = 'https://elsewhere.example/harbor-goods/web/shop';
  const { key } = eventOf(sample('issue.open')).ticket;
  expect(eventOf(payload).ticket.key).toBe(key);
  expect(eventOf(payload, { baseUrl: 'https://gitlab.harbor.example/api/v4' }).ticket.key).toBe(
    key,
  );
  expect(eventOf(payload, { baseUrl: 'https://elsewhere.example' }).ticket.key).not.toBe(key);
});

test('a project that was renamed keeps its tickets; another group’s of the same number has others', () => {
  const renamed = sample('issue.open');
  renamed.project.path_with_namespace = 'harbor-goods/store';
  const foreign = sample('issue.open');
  foreign.project.path_with_namespace = 'other-goods/store';
  const { key } = eventOf(sample('issue.open')).ticket;
  expect(eventOf(renamed).ticket.key).toBe(key);
  expect(eventOf(foreign).ticket.key).not.toBe(key);
});

test.each([
  { username: 'project_204_bot_8f1c', kind: 'bot' },
  { username: 'group_7_bot', kind: 'bot' },
  { username: 'support-bot', kind: 'bot' },
  { username: 'service_account_8f1c', kind: 'bot' },
  { username: 'project_bot', kind: 'person' },
  { username: 'robot', kind: 'person' },
])('$username → $kind', ({ username, kind }) => {
  const payload = sample('issue.close');
  payload.user = { id: 77, username, name: username };
  expect(eventOf(payload).actor.kind).toBe(kind);
});

test.each([
  { given: 'no number', part: 'object_attributes', change: { iid: null }, field: 'iid' },
  {
    given: 'no project',
    part: 'object_attributes',
    change: { project_id: '14' },
    field: 'project_id',
  },
  {
    given: 'no time',
    part: 'object_attributes',
    change: { updated_at: 'soon' },
    field: 'updated_at',
  },
])('$given → field_missing, and which', ({ part, change, field }) => {
  const payload = sample('issue.open');
  expect(reading({ ...payload, [part]: { ...payload[part], ...change } })).toEqual({
    invalid: 'field_missing',
    field: `${part}.${field}`,
  });
});

test.each(['shop', '../shop', 'a/../b', 'a//b', 'a/b?c', 'a/b c', '/a/b', 'a/.'])(
  'the path %j is none of a project',
  (path) => {
    const payload = sample('issue.open');
    payload.project.path_with_namespace = path;
    expect(reading(payload)).toEqual({
      invalid: 'field_invalid',
      field: 'project.path_with_namespace',
    });
  },
);
