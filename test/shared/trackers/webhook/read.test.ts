import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Verified } from '../../../../shared/core/tracker.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, NOW } from './connections.ts';

const KEY = 'id:msg_1';
const VERIFIED: Verified = { key: KEY, signedAt: NOW - 1000 };

const JIRA = {
  'issue.key': 'id',
  'issue.fields.summary': 'title',
  'issue.fields.description': 'description',
  'issue.fields.issuetype.name': 'ticket_type',
  'issue.fields.sluice\\.repo': 'repo',
  'issue.fields.components': 'labels',
  timestamp: 'sent_at',
};

function sample(name: string): Buffer {
  return readFileSync(new URL(`../../../../events/webhook/${name}.json`, import.meta.url));
}

function read(body: unknown, changes: Partial<Connection> = {}, verified = VERIFIED) {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return webhook.read(delivery(bytes), connection(changes), verified);
}

function eventOf(reading: ReturnType<typeof read>) {
  if (!('event' in reading)) throw new Error(`No event: ${JSON.stringify(reading)}`);
  return reading.event;
}

describe('samples', () => {
  const author = { id: 'ci', name: 'ci', kind: 'person', standing: 'member' };

  test('a full envelope', () => {
    const event = eventOf(read(sample('submitted')));
    expect(event).toEqual({
      name: 'webhook',
      ticket: {
        key: 'webhook:ci:nightly-1842',
        readableId: 'webhook:ci:nightly-1842',
        connection: 'ci',
        id: 'nightly-1842',
        account: 'ci',
        url: 'https://ci.acme.example/builds/1842',
        callbackUrl: 'https://ci.acme.example/hooks/sluice',
        title: 'Nightly build fails on arm64',
        description: expect.stringContaining('The last good build was 1839.'),
        labels: ['ci', 'arm64'],
        assignees: [],
        author,
        type: 'build',
        open: true,
        repo: 'acme/shop',
        riskTier: 'high',
      },
      actor: author,
      own: false,
      changes: [{ kind: 'submitted' }],
      at: Date.UTC(2026, 10, 21, 4, 30, 0, 125),
      precisionMs: 1,
    });
  });

  test('a title and nothing else', () => {
    expect(eventOf(read(sample('minimal')))).toEqual({
      name: 'webhook',
      ticket: {
        key: 'webhook:ci:id~3a~msg_1',
        readableId: 'webhook:ci:id:msg_1',
        connection: 'ci',
        id: 'id:msg_1',
        account: 'ci',
        title: 'Update the copyright year',
        description: '',
        labels: [],
        assignees: [],
        author,
        type: 'task',
        open: true,
      },
      actor: author,
      own: false,
      changes: [{ kind: 'submitted' }],
      at: NOW - 1000,
      precisionMs: 1,
    });
  });

  test('a body of another form, mapped', () => {
    const event = eventOf(read(sample('mapped'), { mapping: JIRA }));
    expect(event.at).toBe(1795235400125);
    expect(event.ticket).toMatchObject({
      key: 'webhook:ci:SHOP-42',
      title: 'The basket forgets its voucher',
      description: 'Add a voucher, reload the page: it is gone.',
      labels: ['basket'],
      type: 'Bug',
      repo: 'acme/shop',
    });
  });
});

describe('a field', () => {
  test.each([
    { given: 'a number as title', body: { title: 42 }, ticket: { title: '42' } },
    { given: 'a boolean as title', body: { title: false }, ticket: { title: 'false' } },
    { given: 'half a surrogate pair', body: '{"title":"a\\ud800"}', ticket: { title: 'a\uFFFD' } },
    { given: 'a number as id', body: { id: 7 }, ticket: { id: '7', key: 'webhook:ci:7' } },
    {
      given: 'an id with its own separators',
      body: { id: 'a:b/c' },
      ticket: { key: 'webhook:ci:a~3a~b~2f~c' },
    },
    { given: 'null as id', body: { id: null }, ticket: { id: KEY } },
    { given: 'a blank id', body: { id: ' ' }, ticket: { id: KEY } },
    {
      given: 'null everywhere',
      body: { repo: null, labels: null, sent_at: null },
      ticket: { labels: [] },
    },
    { given: 'an empty tier', body: { risk_tier: '' }, ticket: { title: 't' } },
    {
      given: 'a tier in capitals',
      body: { risk_tier: ' Critical' },
      ticket: { riskTier: 'critical' },
    },
    { given: 'labels with commas', body: { labels: ' a, b,,a ,' }, ticket: { labels: ['a', 'b'] } },
    {
      given: 'labels as objects',
      body: { labels: [{ name: 'a', color: 'f00' }, 'b', 3] },
      ticket: { labels: ['a', 'b', '3'] },
    },
    {
      given: 'an address that the parser mends',
      body: { external_url: 'HTTP://a.example/b c' },
      ticket: { url: 'http://a.example/b%20c' },
    },
    {
      given: 'fields of nobody',
      body: { action: 'cancel', state: 'closed' },
      ticket: { open: true },
    },
    {
      given: 'a key named __proto__',
      body: '{"title":"t","__proto__":{"repo":"evil/repo"}}',
      ticket: { title: 't', open: true },
    },
    {
      given: 'a key named constructor',
      body: '{"title":"t","constructor":{"prototype":1}}',
      ticket: { title: 't' },
    },
    {
      given: 'the longest title',
      body: { title: 'x'.repeat(1_000) },
      ticket: { title: 'x'.repeat(1_000) },
    },
    {
      given: 'a long description',
      body: { description: 'x'.repeat(500_000) },
      ticket: { description: 'x'.repeat(500_000) },
    },
  ])('$given → read', ({ body, ticket }) => {
    const full = typeof body === 'string' ? body : { title: 't', ...body };
    expect(eventOf(read(full)).ticket).toMatchObject(ticket);
  });

  test('inherited by nobody', () => {
    const { ticket } = eventOf(read('{"title":"t","__proto__":{"repo":"evil/repo"}}'));
    expect(ticket).not.toHaveProperty('repo');
    expect(Object.getPrototypeOf(ticket)).toBe(Object.prototype);
  });

  test.each([
    { given: 'no field at all', body: {} },
    { given: 'another field', body: { name: 't' } },
    { given: 'null', body: { title: null } },
    { given: 'an empty text', body: { title: '' } },
    { given: 'a blank text', body: { title: ' \n' } },
    { given: 'a title in a prototype', body: '{"__proto__":{"title":"t"}}' },
  ])('title: $given → field_missing', ({ body }) => {
    expect(read(body)).toEqual({ invalid: 'field_missing', field: 'title' });
  });

  test.each([
    { given: 'an object', field: 'title', value: { text: 't' } },
    { given: 'a list', field: 'title', value: ['t'] },
    { given: '1,001 characters', field: 'title', value: 'x'.repeat(1_001) },
    { given: 'an object', field: 'description', value: {} },
    { given: 'an object', field: 'repo', value: { name: 'a/b' } },
    { given: '501 characters', field: 'repo', value: 'x'.repeat(501) },
    { given: 'another word', field: 'risk_tier', value: 'urgent' },
    { given: 'a number', field: 'risk_tier', value: 1 },
    { given: 'a list', field: 'risk_tier', value: ['low'] },
    { given: 'a number', field: 'labels', value: 3 },
    { given: 'an object', field: 'labels', value: { name: 'a' } },
    { given: 'a nameless object', field: 'labels', value: [{ title: 'a' }] },
    { given: 'a list in it', field: 'labels', value: [['a']] },
    { given: 'null in it', field: 'labels', value: [null] },
    { given: 'a hundred and one', field: 'labels', value: Array(101).fill('a') },
    { given: 'a long one', field: 'labels', value: ['x'.repeat(201)] },
    { given: 'a list', field: 'id', value: ['1'] },
    { given: 'a number that is rounded', field: 'id', value: 2 ** 53 },
    { given: 'a fraction', field: 'id', value: 1.5 },
    { given: 'a line break', field: 'id', value: 'a\nb' },
    { given: 'a terminal’s escape', field: 'id', value: 'a\u001b[2J' },
    { given: 'a space of no width', field: 'id', value: 'a\u200bb' },
    { given: 'a turn of direction', field: 'id', value: 'a\u202eb' },
    { given: 'half a surrogate pair', field: 'id', value: 'a\ud800' },
    { given: '201 characters', field: 'id', value: 'x'.repeat(201) },
    { given: 'words', field: 'sent_at', value: 'now' },
    { given: 'no zone', field: 'sent_at', value: '2026-11-21T04:30:00' },
    { given: 'true', field: 'sent_at', value: true },
    { given: 'eleven minutes from now', field: 'sent_at', value: NOW + 11 * 60_000 },
    { given: 'a list', field: 'ticket_type', value: [] },
    { given: '101 characters', field: 'ticket_type', value: 'x'.repeat(101) },
    { given: 'a path', field: 'external_url', value: '/builds/1' },
    { given: 'a script', field: 'external_url', value: 'javascript:alert(1)' },
    { given: 'a file', field: 'external_url', value: 'file:///etc/passwd' },
    { given: 'data', field: 'external_url', value: 'data:text/html,x' },
    { given: 'a password', field: 'external_url', value: 'https://a:b@c.example/' },
    { given: 'a number', field: 'external_url', value: 7 },
    { given: 'words', field: 'callback_url', value: 'call me' },
    { given: 'a list', field: 'callback_url', value: ['https://a.example/'] },
    { given: 'a user', field: 'callback_url', value: 'https://root@a.example/' },
    {
      given: '2,049 characters',
      field: 'callback_url',
      value: `https://a.example/${'x'.repeat(2_031)}`,
    },
  ])('$field: $given → field_invalid', ({ field, value }) => {
    expect(read({ title: 't', [field]: value })).toEqual({ invalid: 'field_invalid', field });
  });
});

describe('the time', () => {
  test.each([
    { given: 'sent_at', body: { sent_at: NOW / 1000 - 60 }, verified: VERIFIED, at: NOW - 60_000 },
    { given: 'the signed time', body: {}, verified: VERIFIED, at: NOW - 1000 },
    { given: 'when it came', body: {}, verified: { key: KEY }, at: NOW },
    {
      given: 'a clock that is ahead',
      body: { sent_at: NOW + 60_000 },
      verified: VERIFIED,
      at: NOW + 60_000,
    },
  ])('$given', ({ body, verified, at }) => {
    expect(eventOf(read({ title: 't', ...body }, {}, verified)).at).toBe(at);
  });
});

describe('a mapping', () => {
  test('names the sender’s path where a title is missing', () => {
    const reading = read({ issue: {} }, { mapping: JIRA });
    expect(reading).toEqual({ invalid: 'field_missing', field: 'title (issue.fields.summary)' });
  });

  test('names the sender’s path where a type is wrong', () => {
    const reading = read({ issue: { key: {}, fields: { summary: 't' } } }, { mapping: JIRA });
    expect(reading).toEqual({ invalid: 'field_invalid', field: 'id (issue.key)' });
  });

  test('without a title asks for one', () => {
    expect(read({ title: 't' }, { mapping: { a: 'id' } })).toEqual({
      invalid: 'field_missing',
      field: 'title',
    });
  });

  test('leaves the envelope’s own names alone', () => {
    const { ticket } = eventOf(
      read({ name: 't', repo: 'evil/repo' }, { mapping: { name: 'title' } }),
    );
    expect(ticket).not.toHaveProperty('repo');
  });

  test('takes the first of several paths that holds something', () => {
    const mapping = { 'a.title': 'title', 'b.title': 'title', c: 'title' };
    expect(
      eventOf(read({ a: { title: '' }, b: { title: 'b' }, c: 'c' }, { mapping })).ticket.title,
    ).toBe('b');
  });

  test('reaches nothing that the sender did not write', () => {
    const mapping = { 'constructor.name': 'title' };
    expect(read({}, { mapping })).toEqual({
      invalid: 'field_missing',
      field: 'title (constructor.name)',
    });
  });
});

describe('a body', () => {
  test.each([
    { given: 'nothing', body: '', invalid: 'body_malformed' },
    { given: 'no JSON', body: 'title=t', invalid: 'body_malformed' },
    { given: 'cut off', body: '{"title":"t"', invalid: 'body_malformed' },
    { given: 'a list', body: '[{"title":"t"}]', invalid: 'body_malformed' },
    { given: 'a text', body: '"t"', invalid: 'body_malformed' },
    { given: 'null', body: 'null', invalid: 'body_malformed' },
    {
      given: 'no UTF-8',
      body: Buffer.from('7b227469746c65223a22ff227d', 'hex'),
      invalid: 'body_malformed',
    },
    { given: 'a byte order mark', body: '\uFEFF{"title":"t"}', invalid: 'body_malformed' },
    { given: 'UTF-16', body: Buffer.from('{"title":"t"}', 'utf16le'), invalid: 'body_malformed' },
    { given: '100,000 brackets', body: '['.repeat(100_000), invalid: 'body_malformed' },
    {
      given: '100,000 brackets in a field',
      body: `{"title":"t","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      invalid: 'body_malformed',
    },
    { given: 'two titles', body: '{"title":"a","title":"b"}', invalid: 'body_ambiguous' },
    {
      given: 'two titles, one in disguise',
      body: '{"title":"a","t\\u0069tle":"b"}',
      invalid: 'body_ambiguous',
    },
    {
      given: 'two repositories',
      body: '{"title":"a","repo":"a/b","repo":"c/d"}',
      invalid: 'body_ambiguous',
    },
  ])('$given → $invalid', ({ body, invalid }) => {
    expect(read(body)).toEqual({ invalid });
  });
});
