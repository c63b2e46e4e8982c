import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, reading } from './sender.ts';

const shared = process.env.SLUICE_SHARED;
const optional = shared ? describe : describe.skip;

const opened = {
  event: {
    name: 'issue.open',
    actor: { login: 'root' },
    at: Date.parse('2013-12-03T17:15:43Z'),
    ticket: {
      title: 'New API: create/update/delete file',
      labels: [],
      repo: 'gitlabhq/gitlab-test',
      account: 'gitlabhq/gitlab-test',
      readableId: 'gitlab:gitlabhq/gitlab-test#23',
      id: '14-23',
      url: 'http://example.com/diaspora/issues/23',
      open: true,
    },
  },
};
const commented = {
  event: {
    name: 'note.create',
    actor: { id: '1', login: 'root' },
    at: Date.parse('2015-05-17T17:06:40Z'),
    ticket: {
      title: 'test',
      labels: ['Afterpod', 'Element'],
      repo: 'gitlab-org/gitlab-test',
      url: 'http://example.com/gitlab-org/gitlab-test/issues/17',
      open: false,
    },
  },
};

const RECORDED = [
  { file: 'issue-event', is: opened },
  { file: 'confidential-issue-event', is: opened },
  { file: 'comment-issue-event', is: commented },
  { file: 'confidential-comment-event', is: commented },
  { file: 'merge-request-event', is: { ignored: 'pull_request' } },
];

optional('recorded payloads, with their token', () => {
  const body = (file: string) =>
    readFileSync(join(shared ?? '.', 'payloads/gitlab', `goplayground.${file}.json`), 'utf8');

  test.each(RECORDED)('$file', ({ file, is }) => {
    expect(reading(body(file))).toMatchObject(is);
  });

  test('an issue that is opened, assigned to somebody, starts a task of who wants those', () => {
    const read = reading(body('issue-event'));
    if (!('event' in read)) throw new Error('It is no event');
    const project = projectOf({ connection: 'gitlab', intake: { labels: [], assignee: 'user1' } });
    expect(decide(read.event, connection, [project])).toMatchObject({ kind: 'start' });
  });
});
