import { describe, expect, test } from '@jest/globals';
import { jqlOf } from '../../../../shared/trackers/jira/jql.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const rest = 'statusCategory != Done AND updated >= "-6m" ORDER BY updated DESC';
const jql = (labels: readonly string[], accounts: readonly string[] = [], assignee = '') =>
  jqlOf({ labels, assignee }, accounts, NOW - 5 * 60_000, NOW);

test.each([
  { given: 'a label', labels: ['sluice'], reads: `labels = "sluice" AND ${rest}` },
  { given: 'two', labels: ['a', 'b'], reads: `labels = "a" AND labels = "b" AND ${rest}` },
  {
    given: 'projects',
    labels: ['a'],
    accounts: ['x.atlassian.net/SHOP', 'x.atlassian.net/DESK'],
    reads: `labels = "a" AND project in ("SHOP", "DESK") AND ${rest}`,
  },
  {
    given: 'a whole site',
    labels: ['a'],
    accounts: ['x.atlassian.net', 'x.atlassian.net/SHOP'],
    reads: `labels = "a" AND ${rest}`,
  },
  {
    given: 'some projects',
    labels: ['a'],
    accounts: ['x.atlassian.net/SH*'],
    reads: `labels = "a" AND ${rest}`,
  },
  { given: 'nobody', labels: [], assignee: 'None', reads: `assignee is EMPTY AND ${rest}` },
  { given: 'somebody', labels: [], assignee: 'ann', reads: `assignee is not EMPTY AND ${rest}` },
])('$given', ({ labels, accounts, assignee, reads }) => {
  expect(jql(labels, accounts, assignee)).toBe(reads);
});

describe('a value stays a value', () => {
  test.each([
    { label: 'a" OR project = "SECRET', reads: '"a\\" OR project = \\"SECRET"' },
    { label: 'a\\', reads: '"a\\\\"' },
    { label: 'a\\" OR 1', reads: '"a\\\\\\" OR 1"' },
    { label: 'a\nORDER BY b', reads: '"a ORDER BY b"' },
  ])('$label', ({ label, reads }) => {
    expect(jql([label])).toBe(`labels = ${reads} AND ${rest}`);
    expect(jql([], [`x.atlassian.net/${label}`])).toContain(`project in (${reads})`);
  });
});

test('without a beginning no time is asked for', () => {
  expect(jqlOf({ labels: ['a'], assignee: '' }, [], 0, NOW)).not.toContain('updated >=');
});
