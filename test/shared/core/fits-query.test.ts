import { expect, test } from '@jest/globals';
import { fitsQuery } from '../../../shared/core/fits-query.ts';
import type { PollQuery } from '../../../shared/core/poller.ts';
import { ticketOf } from '../../support/world/samples.ts';

const QUERY: PollQuery = {
  labels: ['sluice'],
  excludeLabels: ['wontfix'],
  assignee: 'jane',
  statuses: ['Todo'],
  teams: ['ENG'],
  projects: [],
  repos: [],
  maxResults: 50,
  since: 100,
};
const FITS = { assignees: ['jane'], status: 'todo', teams: ['ENG'] };

test.each([
  { given: 'all of it', more: {}, fits: true },
  { given: 'other case', more: { labels: ['Sluice'], assignees: ['JANE'] }, fits: true },
  { given: 'closed', more: { open: false }, fits: false },
  { given: 'without the label', more: { labels: ['sluices'] }, fits: false },
  { given: 'an excluded label', more: { labels: ['sluice', 'WontFix'] }, fits: false },
  { given: 'somebody else’s', more: { assignees: ['carl'] }, fits: false },
  { given: 'in another state', more: { status: 'Done' }, fits: false },
  { given: 'of another team', more: { teams: ['OPS'] }, fits: false },
])('$given → $fits', ({ more, fits }) => {
  expect(fitsQuery({ ticket: ticketOf({ ...FITS, ...more }), updatedAt: 100 }, QUERY)).toBe(fits);
});

test('changed before the time asked for → not', () => {
  expect(fitsQuery({ ticket: ticketOf(FITS), updatedAt: 99 }, QUERY)).toBe(false);
});
