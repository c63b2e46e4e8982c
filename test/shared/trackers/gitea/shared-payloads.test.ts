import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, delivery, readingOf } from './sender.ts';

const shared = process.env.SLUICE_SHARED;
const optional = shared ? describe : describe.skip;

/** What each recorded payload is read as; one that cannot be read has a reason, too. */
const RECORDED = [
  { file: 'issues_opened', is: { event: { name: 'issues.opened' } } },
  { file: 'issues_closed', is: { event: { name: 'issues.closed' } } },
  { file: 'issue_comment_created', is: { event: { name: 'issue_comment.created' } } },
  { file: 'issue_comment_edited', is: { event: { name: 'issue_comment.edited' } } },
  { file: 'issue_comment_deleted', is: { ignored: 'action_not_handled' } },
  ...[
    'pull_request_closed',
    'pull_request_comment_created',
    'pull_request_comment_deleted',
    'pull_request_comment_edited',
    'pull_request_merged',
    'pull_request_opened',
  ].map((file) => ({ file, is: { ignored: 'pull_request' } })),
];

optional('recorded payloads, signed', () => {
  const body = (file: string) =>
    readFileSync(join(shared ?? '.', 'payloads/gitea', `goscm.${file}.json`));

  test.each(RECORDED)('$file', ({ file, is }) => {
    expect(readingOf(delivery(body(file)))).toMatchObject(is);
  });

  test('an issue that is opened starts a task of who wants every assignee-less one', () => {
    const read = readingOf(delivery(body('issues_opened')));
    if (!('event' in read)) throw new Error('It is no event');
    const project = projectOf({
      connection: 'gitea',
      intake: { labels: [], assignee: 'none' },
    });
    expect(decide(read.event, connection, [project])).toMatchObject({ kind: 'start' });
    expect(read.event).toMatchObject({
      actor: { id: '1', login: 'unknwon' },
      ticket: {
        title: 'Problem',
        description: 'Found a bug',
        labels: [],
        repo: 'gogits/hello-world',
        account: 'gogits/hello-world',
        readableId: 'gitea:gogits/hello-world#1',
        url: 'http://try.gitea.io/gogits/hello-world/issues/1',
      },
      at: Date.parse('2017-12-09T01:30:43Z'),
    });
  });
});
