import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, reading } from './letters.ts';

const SHARED = process.env.SLUICE_SHARED;
const FOLDER = join(SHARED ?? '', 'payloads/jira');
const there = connection({ accounts: ['*'] });

/** What each says, and what a project makes of it that starts on the label named, or on any assignee. */
const ROWS = [
  {
    file: 'mattermost.cloud-comment-created-mention-user.json',
    means: 'nothing',
    id: 'TES-41',
    kinds: ['commented'],
  },
  {
    file: 'mattermost.cloud-comment-created.json',
    means: 'nothing',
    id: 'TES-41',
    kinds: ['commented'],
  },
  {
    file: 'mattermost.cloud-comment-deleted.json',
    means: 'nothing',
    id: 'KT-7',
    ignored: 'action_not_handled',
  },
  {
    file: 'mattermost.cloud-comment-updated.json',
    means: 'nothing',
    id: 'TES-41',
    kinds: ['commented'],
  },
  {
    file: 'mattermost.cloud-issue-created-many-fields.json',
    means: 'start',
    on: { labels: ['label1'] },
    id: 'KT-22',
    kinds: ['opened'],
    labels: ['Label1', 'Label2'],
  },
  {
    file: 'mattermost.cloud-issue-updated-custom-field.json',
    means: 'nothing',
    id: 'TES-14',
    ignored: 'not_a_trigger',
  },
  {
    file: 'mattermost.issue-created.json',
    means: 'start',
    on: { labels: ['test-label'] },
    id: 'TES-41',
    kinds: ['opened'],
    labels: ['test-label'],
  },
  {
    file: 'mattermost.issue-deleted.json',
    means: 'stop',
    on: { labels: ['x'], mention: true },
    id: 'IDT-19',
    kinds: ['deleted'],
    labels: [],
  },
  {
    file: 'mattermost.issue-updated-assigned.json',
    means: 'start',
    on: { labels: [], assignee: '*' },
    id: 'TES-41',
    kinds: ['assigned'],
    labels: ['test-label'],
  },
  {
    file: 'mattermost.issue-updated-labels.json',
    means: 'start',
    on: { labels: ['sad'] },
    id: 'TES-41',
    kinds: ['unlabeled', 'labeled'],
    labels: ['sad', 'test-label'],
  },
  {
    file: 'mattermost.issue-updated-reopened.json',
    means: 'start',
    on: { labels: ['test-label'] },
    id: 'TES-41',
    kinds: ['reopened', 'moved'],
    labels: ['test-label'],
  },
  {
    file: 'mattermost.issue-updated-resolved.json',
    means: 'stop',
    on: { labels: ['x'], mention: true },
    id: 'TES-41',
    kinds: ['closed', 'moved'],
    labels: ['test-label'],
  },
] as const;

/** Payloads that Jira sent to others; only where they are at hand. */
(SHARED ? describe : describe.skip)('recorded payloads', () => {
  test('all of them are told here', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(ROWS.map(({ file }) => file).toSorted());
  });

  test.each(ROWS)('$file → $means', (row) => {
    const payload = JSON.parse(readFileSync(join(FOLDER, row.file), 'utf8'));
    const read = reading(payload, there);
    if ('ignored' in row) {
      expect(read).toMatchObject({ ignored: row.ignored, readableId: `jira:${row.id}` });
      return;
    }
    if (!('event' in read)) throw new Error(JSON.stringify(read));
    const { event } = read;
    const by = payload.user ?? payload.comment.updateAuthor ?? payload.comment.author;
    const { host } = new URL(payload.issue.self);
    expect(event).toMatchObject({
      at: payload.timestamp,
      actor: { id: by.accountId, name: by.displayName, kind: 'person' },
      ticket: {
        id: payload.issue.id,
        readableId: `jira:${row.id}`,
        account: `${host}/${row.id.split('-')[0]}`,
        url: `https://${host}/browse/${row.id}`,
        title: payload.issue.fields.summary,
        labels: 'labels' in row ? row.labels : [],
      },
    });
    // None of them names a repository; the project does.
    expect(event.ticket.repo).toBeUndefined();
    expect(event.changes.map(({ kind }) => kind)).toEqual(row.kinds);
    const intake = { labels: ['sluice'], ...('on' in row && row.on) };
    const project = projectOf({ connection: there.name, intake });
    expect(decide(event, there, [project]).kind).toBe(row.means);
  });
});
