import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../../shared/core/decide.ts';
import { projectOf } from '../../../support/world/samples.ts';
import { connection, reading } from './letters.ts';

const SHARED = process.env.SLUICE_SHARED;
const FOLDER = join(SHARED ?? '', 'payloads/shortcut');
const there = connection({
  accounts: ['zulip'],
  labels: { trigger: 'mockup', inProgress: 'doing', failed: 'failed' },
});

/** What each says, and what a project makes of it that starts on the label `mockup`. */
const ROWS = [
  {
    file: 'vendor-docs.story.update.json',
    means: 'nothing',
    account: 'zulip',
    title: 'test story',
    labels: [],
    actor: '56d8a839-1c52-437f-b981-c3a15a11d6d4',
    changes: ['moved', 'assigned'],
  },
  {
    file: 'zulip.story.create.json',
    means: 'nothing',
    account: 'zulip',
    url: 'https://app.clubhouse.io/zulip/story/11',
    title: 'Add cool feature!',
    labels: [],
    actor: '5b1fda16-626f-487f-9ecf-f3a4abf42b8b',
    changes: ['opened'],
  },
  {
    file: 'zulip.story.update-add-label.json',
    means: 'start',
    account: 'zulip',
    url: 'https://app.clubhouse.io/zulip/story/23',
    title: 'An epic story!',
    labels: ['mockup'],
    actor: '5b1fda16-626f-487f-9ecf-f3a4abf42b8b',
    changes: ['labeled'],
  },
];

/** Payloads that Shortcut sent to others; only where they are at hand. */
(SHARED ? describe : describe.skip)('recorded payloads', () => {
  test('all of them are told here', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(ROWS.map(({ file }) => file).toSorted());
  });

  test.each(ROWS)(
    '$file → $means',
    ({ file, means, account, url, title, labels, actor, changes }) => {
      const read = reading(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')), there);
      if (!('event' in read)) throw new Error(JSON.stringify(read));
      const { event } = read;
      expect(event).toMatchObject({ actor: { id: actor }, ticket: { account, title, labels } });
      expect(event.ticket.url).toBe(url);
      // None of them names a repository; the project does.
      expect(event.ticket.repo).toBeUndefined();
      expect(event.changes.map(({ kind }) => kind)).toEqual(changes);
      const project = projectOf({ connection: there.name, intake: { labels: ['mockup'] } });
      expect(decide(event, there, [project]).kind).toBe(means);
    },
  );
});
