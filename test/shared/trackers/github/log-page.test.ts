import { describe, expect, test } from '@jest/globals';
import { hooksAt, places } from '../../../../shared/trackers/github/hook-places.ts';
import { EVENTS, isSame, pageOf } from '../../../../shared/trackers/github/log-page.ts';
import { read } from '../../../../shared/trackers/github/read.ts';
import { connection } from '../../../support/receive/config.ts';

const row = {
  id: 42,
  guid: '58474f00-b361-11eb-836d-0e4f3503ccbe',
  delivered_at: '2026-11-21T12:00:44Z',
  redelivery: false,
  duration: 0.03,
  status: 'failed to connect',
  status_code: 502,
  event: 'issues',
  action: 'opened',
  installation_id: null,
  repository_id: 1,
  throttled_at: null,
};
const AT = Date.parse(row.delivered_at);
const page = (rows: unknown, headers = {}) => pageOf({ data: rows, headers });

describe('a page of the log', () => {
  test('as GitHub answers it', () => {
    const link =
      '<https://api.github.com/repos/a/b/hooks/1/deliveries?per_page=100&cursor=v1_17323292984>; rel="next"';
    expect(page([row], { link, etag: 'W/"1"' })).toEqual({
      sendings: [
        { id: '42', guid: row.guid, at: AT, event: 'issues.opened', status: 502, throttled: false },
      ],
      newest: AT,
      oldest: AT,
      next: 'v1_17323292984',
      etag: 'W/"1"',
    });
  });

  test.each([
    {
      given: 'an id above 2^53, read as a bigint',
      change: { id: 9007199254740993123n },
      id: '9007199254740993123',
    },
    { given: 'an id that lost its last digits', change: { id: 2 ** 60 }, id: undefined },
    { given: 'no guid', change: { guid: null }, id: undefined },
    { given: 'no time', change: { delivered_at: 'soon' }, id: undefined },
    { given: 'an event that we do not read', change: { event: 'push' }, id: undefined },
  ])('$given', ({ change, id }) => {
    expect(page([{ ...row, ...change }]).sendings[0]?.id).toBe(id);
  });

  test('one that was held back, and one without an answer', () => {
    const throttled = { ...row, throttled_at: row.delivered_at, status_code: 0 };
    expect(page([throttled]).sendings).toMatchObject([{ throttled: true, status: 0 }]);
  });

  test('what we do not read still says how far the page goes', () => {
    const push = { ...row, event: 'push', delivered_at: '2026-11-20T12:00:44Z' };
    expect(page([row, push])).toMatchObject({ newest: AT, oldest: AT - 86_400_000 });
  });

  test.each([[undefined], [{}], ['no'], [[null, 3, []]]])(
    'of nothing that is a log: %j',
    (rows) => {
      expect(page(rows)).toEqual({ sendings: [] });
    },
  );

  test.each([
    { link: '' },
    { link: '<https://api.github.com/x?cursor=1>; rel="prev"' },
    { link: '<not an address>; rel="next"' },
    { link: '<https://api.github.com/x?page=2>; rel="next"' },
  ])('without a next one: $link', ({ link }) => {
    expect(page([row], { link })).not.toHaveProperty('next');
  });

  test('asks for the events that the tracker reads, and for no others', () => {
    const reads = (event: string) => {
      const headers = new Headers({ 'x-github-event': event });
      const body = new TextEncoder().encode('{}');
      const reading = read(
        { connection: 'github', headers, body, receivedAt: 0 },
        connection('github'),
      );
      return !('ignored' in reading);
    };
    const events = [
      'issues',
      'issue_comment',
      'push',
      'pull_request',
      'star',
      'label',
      'sub_issues',
    ];
    expect(events.filter(reads)).toEqual(EVENTS);
  });
});

test.each([
  { url: 'https://a.example/webhooks/github', same: true },
  { url: 'https://A.example:443/webhooks/github/', same: true },
  { url: 'http://a.example/webhooks/github', same: false },
  { url: 'https://a.example/webhooks/github-2', same: false },
  { url: 'https://a.example.evil/webhooks/github', same: false },
  { url: 'nowhere', same: false },
  { url: undefined, same: false },
])('$url is our address: $same', ({ url, same }) => {
  expect(isSame(url, 'https://a.example/webhooks/github')).toBe(same);
});

describe('where hooks may be', () => {
  const app = { appId: '1', privateKey: 'k', installationId: '2' };
  const token = { token: 't' };
  const project = (more: object) => ({ connection: 'gh', repos: [], ...more });

  test.each([
    { given: 'an App', accounts: ['acme'], credentials: app, projects: [], found: ['app'] },
    {
      given: 'owners and repositories',
      accounts: ['Acme', 'beta/app'],
      credentials: token,
      projects: [],
      found: ['acme', 'beta/app'],
    },
    { given: 'globs', accounts: ['acme/*', 'beta*'], credentials: token, projects: [], found: [] },
    {
      given: 'repositories of its projects, as far as it speaks for them',
      accounts: ['acme/*'],
      credentials: token,
      projects: [
        project({ repo: 'acme/shop', repos: ['acme/shop', 'acme/docs', 'acme/x-*', 'other/y'] }),
        project({ connection: 'elsewhere', repo: 'acme/z' }),
        project({ repo: 'https://github.com/acme/url' }),
      ],
      found: ['acme/shop', 'acme/docs'],
    },
    { given: 'an owner named app', accounts: ['app'], credentials: token, projects: [], found: [] },
  ])('$given', ({ accounts, credentials, projects, found }) => {
    expect(places({ name: 'gh', accounts }, credentials, projects)).toEqual(found);
  });

  test.each([
    { place: 'app', path: '/app/hook' },
    { place: 'acme', path: '/orgs/acme/hooks' },
    { place: 'acme/shop', path: '/repos/acme/shop/hooks' },
    { place: '..', path: undefined },
    { place: 'acme/..', path: undefined },
    { place: 'acme/shop/../../x', path: undefined },
    { place: 'acme/{owner}', path: undefined },
    { place: 'acme/shop?x', path: undefined },
  ])('$place is at $path', ({ place, path }) => {
    expect(hooksAt(place)).toBe(path);
  });
});
