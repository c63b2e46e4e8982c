import { expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import type { Event } from '../../../../shared/core/event.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, delivery, reading, readingOf, sample } from './sender.ts';

const project = projectOf({ connection: 'gitea', repo: 'harbor-goods/shop' });

function eventOf(...given: Parameters<typeof reading>): Event {
  const read = reading(...given);
  if ('event' in read) return read.event;
  throw new Error(JSON.stringify(read));
}

test('the ticket is told whole', () => {
  expect(eventOf(sample('issues.label_updated'))).toEqual({
    name: 'issues.label_updated',
    ticket: {
      key: 'gitea:git.harbor.example~2f~harbor-goods:4471',
      readableId: 'gitea:harbor-goods/shop#58',
      connection: 'gitea',
      id: '4471',
      account: 'harbor-goods/shop',
      url: 'https://git.harbor.example/harbor-goods/shop/issues/58',
      title: 'Basket total ignores the second voucher',
      description: expect.stringContaining('checkout/total.ts'),
      labels: ['bug', 'sluice'],
      assignees: [],
      author: expect.objectContaining({ id: '12', login: 'mara-lindqvist' }),
      type: 'issue',
      open: true,
      repo: 'harbor-goods/shop',
    },
    actor: {
      id: '12',
      name: 'mara-lindqvist',
      login: 'mara-lindqvist',
      kind: 'person',
      standing: 'unknown',
    },
    own: false,
    changes: [
      { kind: 'labeled', label: 'bug' },
      { kind: 'labeled', label: 'sluice' },
    ],
    at: Date.parse('2026-03-02T08:41:17Z'),
    precisionMs: 1000,
  });
});

test('a label that went is not guessed at: a ticket without labels stops nothing', () => {
  const payload = sample('issues.label_updated');
  payload.issue.labels = [];
  const event = eventOf(payload);
  expect(event.changes).toEqual([]);
  expect(decide(event, connection, [project])).toMatchObject({ kind: 'nothing' });
});

test('what an event is, the payload says: no header is signed', () => {
  const body = JSON.stringify(sample('issues.label_updated'));
  for (const name of ['push', 'issue_comment', 'pull_request', 'ping'])
    expect(
      readingOf(delivery(body, { 'x-gitea-event': name, 'x-github-event': name })),
    ).toMatchObject({ event: { name: 'issues.label_updated' } });
});

test('whatever instance a payload says it is of, the key is of the connection’s', () => {
  const payload = sample('issues.opened');
  payload.repository.html_url = 'https://elsewhere.example/harbor-goods/shop';
  payload.issue.html_url = 'https://elsewhere.example/harbor-goods/shop/issues/58';
  const { key } = eventOf(sample('issues.opened')).ticket;
  expect(eventOf(payload).ticket.key).toBe(key);
  for (const baseUrl of ['https://git.harbor.example/api/v1', 'https://GIT.harbor.example/'])
    expect(eventOf(payload, { baseUrl }).ticket.key).toBe(key);
  expect(eventOf(payload, { baseUrl: 'https://elsewhere.example' }).ticket.key).not.toBe(key);
});

test('owners’ names hold dots: none runs into the name of an instance', () => {
  const dotted = sample('issues.opened');
  dotted.repository.full_name = 'b.c/shop';
  const plain = sample('issues.opened');
  plain.repository.full_name = 'c/shop';
  expect(eventOf(dotted, { baseUrl: 'https://a' }).ticket.key).not.toBe(
    eventOf(plain, { baseUrl: 'https://a.b' }).ticket.key,
  );
});

test.each([
  { given: 'the Actions of an instance', sender: { id: -2, login: 'gitea-actions' }, kind: 'bot' },
  { given: 'a person', sender: { id: 31, login: 'jo' }, kind: 'person' },
])('$given → $kind', ({ sender, kind }) => {
  expect(eventOf({ ...sample('issues.closed'), sender }).actor).toMatchObject({ kind });
});

test.each([
  { given: 'no issue', change: { issue: {} }, field: 'issue.id' },
  { given: 'no sender', change: { sender: null }, field: 'sender' },
  { given: 'no repository', change: { repository: {} }, field: 'repository.full_name' },
  { given: 'no action', change: { action: 7 }, field: 'action' },
])('$given → field_missing, and which', ({ change, field }) => {
  expect(reading({ ...sample('issues.opened'), ...change })).toEqual({
    invalid: 'field_missing',
    field,
  });
});

test('a repository’s name that would lead elsewhere in a path → refused', () => {
  const payload = sample('issues.opened');
  payload.repository.full_name = 'harbor-goods/shop/../../admin';
  expect(reading(payload)).toEqual({ invalid: 'field_invalid', field: 'repository.full_name' });
});

test('a comment with the time that Gitea writes for none → field_missing', () => {
  const payload = sample('issue_comment.created');
  payload.comment.created_at = '0001-01-01T00:00:00Z';
  expect(reading(payload)).toEqual({ invalid: 'field_missing', field: 'comment.created_at' });
});

test('an edit that mentioned us before → nothing new', () => {
  const payload = sample('issue_comment.edited');
  payload.changes.body.from = '@sluice mend';
  const listening = projectOf({ connection: 'gitea', intake: { mention: true } });
  expect(decide(eventOf(payload), connection, [listening])).toMatchObject({
    reason: 'mention_not_new',
  });
});

test('a push is none of our business, under the name that it was sent', () => {
  const push = delivery('{"ref":"refs/heads/main"}', { 'x-gitea-event-type': 'push' });
  expect(readingOf(push)).toEqual({ ignored: 'event_not_handled', name: 'push' });
});
