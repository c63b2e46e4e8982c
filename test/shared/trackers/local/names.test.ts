import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changedList,
  readList,
  writeList,
} from '../../../../shared/trackers/local/format/list-value.ts';
import { checkedReference } from '../../../../shared/trackers/local/format/reference.ts';
import { fact, sinceOf, writeSince } from '../../../../shared/trackers/local/format/since.ts';
import { slugOf } from '../../../../shared/trackers/local/format/slug.ts';
import { ticketId } from '../../../../shared/trackers/local/format/ticket-id.ts';

describe('slugs and ids', () => {
  test.each([
    { title: 'Fix the Footer: "Wellcome"!', slug: 'fix-the-footer-wellcome' },
    { title: '  Größe der Übersicht ', slug: 'gr-e-der-bersicht' },
    { title: '日本語', slug: 'item' },
    { title: '\u212aelvin \u0130', slug: 'elvin' },
    { title: '../../etc/passwd', slug: 'etc-passwd' },
    { title: '---', slug: 'item' },
  ])('$title → $slug', ({ title, slug }) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('any title → a name that every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (title) => {
        const id = ticketId(Date.parse('2026-01-02T03:04:05.678Z'), slugOf(title));
        expect(id).toMatch(/^20260102-030405-[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(id.length).toBeLessThan(200);
      }),
    );
  });
});

describe('lists', () => {
  const name = fc.stringMatching(/^[a-z:][a-z :/_.-]{0,9}[a-z]$/);

  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(name), (names) => expect(readList(writeList(names))).toEqual(names)),
    );
  });

  test.each([
    { value: '[]', names: [] },
    { value: 'null', names: [] },
    { value: undefined, names: [] },
    { value: 'a', names: ['a'] },
    { value: `["a b", 'c', d , ]`, names: ['a b', 'c', 'd'] },
  ])('$value → $names', ({ value, names }) => {
    expect(readList(value)).toEqual(names);
  });

  test.each(['a,b', '[a', 'a]', '"a"', 'a\nb', ' '])('%j cannot stand in one', (bad) => {
    expect(() => writeList([bad])).toThrow(/cannot stand in a list/);
  });

  test.each([
    { value: '["a b", Sluice, c]', add: ['x'], remove: ['sluice'], is: '["a b", c, x]' },
    { value: '[SLUICE]', add: ['sluice'], remove: ['sluice'], is: '[SLUICE]' },
    { value: 'null', add: [], remove: ['a'], is: '[]' },
    { value: undefined, add: ['a'], remove: [], is: '[a]' },
  ])('$value with $add and without $remove → $is', ({ value, is, ...change }) => {
    expect(changedList(value, change)).toBe(is);
  });
});

describe('references', () => {
  test.each([
    'file:../secret',
    'file:/etc/passwd',
    'file:a//b',
    'artifact:a/../b',
    'branch:-rf',
    'branch:a..b',
    'commit:xyz',
    'url:javascript:alert(1)',
    'pod:a',
    'README.md',
  ])('%s is none', (text) => {
    expect(() => checkedReference(text)).toThrow(/is no reference/);
  });
});

describe('since when', () => {
  const said = {
    ...{ id: '', slug: '', title: '', kind: '', priority: '', riskFlags: [], references: [] },
    status: 'open',
    labels: ['Needs, review', 'sluice'],
    assignee: 'ann@example',
    createdAt: 1_000,
  };

  test('nothing of ours in the thread → since the ticket was made', () => {
    expect([...sinceOf(said, [], 9_000).values()]).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  test('what the newest note knows → as it says; the rest by hand, since the file was written', () => {
    const known = sinceOf({ ...said, labels: ['Needs, review'] }, [], 5_000);
    const event = { kind: 'comment', body: '', line: 1, since: writeSince(known) };
    expect(event.since).toMatch(/^\S+$/);
    expect(sinceOf(said, [{ kind: 'x', body: '', line: 1 }, event], 9_000)).toEqual(
      new Map([...known, [fact('label', 'sluice'), 9_000]]),
    );
  });
});
