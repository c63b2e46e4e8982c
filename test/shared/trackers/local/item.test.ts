import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { envelopeOf } from '../../../../shared/trackers/local/format/envelope.ts';
import type { Item } from '../../../../shared/trackers/local/format/item.ts';
import { readItem } from '../../../../shared/trackers/local/format/item.ts';
import { withFields } from '../../../../shared/trackers/local/format/with-fields.ts';

const FIELDS = {
  id: '20261121-120000-totals',
  slug: 'totals',
  title: 'Totals: wrong, "again" --- # by a cent',
  status: 'open',
  kind: 'task',
  priority: 'P1',
  labels: '[a, "b c", d]',
  created_at: '2026-11-21T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  assignee: 'null',
  legacy_ticket: 'null',
};

const line = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\n\r]/g, ''));
/** What other tools may keep there, and what is no field at all. */
const foreign = fc.oneof(
  fc.tuple(fc.stringMatching(/^x_[a-z]{1,9}$/), line).map(([key, value]) => `${key}: ${value}`),
  line.map((text) => `  ${text}`),
  line.map((text) => `# ${text}`),
  fc.constantFrom(
    '',
    '- a',
    'no field',
    '---- no fence',
    ' ---',
    'status_x: open',
    ' status: nested',
  ),
);
const body = fc.array(
  fc.oneof(line, fc.constantFrom('---', '--- ', '', 'status: closed', '<!-- event: x -->')),
);
const file = fc
  .record({
    fields: fc.shuffledSubarray(Object.entries(FIELDS), { minLength: 11 }),
    foreign: fc.array(foreign, { maxLength: 6 }),
    order: fc.infiniteStream(fc.nat()),
    body,
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
  })
  .map(({ fields, foreign: others, order, body: below, end, last }) => {
    const own = fields.map(([key, value]) => `${key}: ${value}`);
    for (const other of others) own.splice((order.next().value ?? 0) % (own.length + 1), 0, other);
    return `${['---', ...own, '---', ...below].join(end)}${last ? end : ''}`;
  });

describe('an item.md that any tool wrote', () => {
  test('nothing changed → every character as it was', () => {
    fc.assert(fc.property(file, (text) => withFields(read(text), {}) === text));
  });

  test('fields changed → their lines alone, in any order of keys and with any line ends', () => {
    const changes = fc.record(
      {
        status: fc.constantFrom('open', 'pending', 'closed'),
        updated_at: fc.constant('2027-01-01T00:00:00Z'),
        labels: fc.constant('[z]'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(file, changes, (text, changed) => {
        const [before, after] = [linesOf(text), linesOf(withFields(read(text), changed))];
        expect(after).toHaveLength(before.length);
        const closer = before.findIndex(
          (each, at) => at > 0 && each.replace(/\r?\n$/, '') === '---',
        );
        for (const [at, was] of before.entries()) {
          const key = at > 0 && at < closer ? /^(\w+):/.exec(was)?.[1] : undefined;
          const value = key === undefined ? undefined : Reflect.get(changed, key);
          const end = /\r?\n?$/.exec(was)?.[0];
          expect(after[at]).toBe(value === undefined ? was : `${key}: ${value}${end}`);
        }
      }),
    );
  });

  test('a field that is not there → comes last, with the file’s line end; the body is untouched', () => {
    fc.assert(
      fc.property(file, (text) => {
        const changed = withFields(read(text), { readiness: 'requirements-sync' });
        const item = read(changed);
        expect(item.fields.get('readiness')).toBe('requirements-sync');
        expect(item.body).toBe(read(text).body);
        expect(changed.replace(/readiness: requirements-sync\r?\n/, '')).toBe(text);
      }),
    );
  });

  test.each([
    { given: 'nothing', text: '', says: 'item.md is empty', line: 1 },
    { given: 'no opener', text: 'id: a\n', says: 'item.md missing frontmatter opener', line: 1 },
    {
      given: 'a byte order mark',
      text: '\ufeff---\nid: a\n---\n',
      says: 'item.md missing frontmatter opener',
      line: 1,
    },
    {
      given: 'no closer',
      text: '---\nid: a\n--- \n',
      says: 'item.md missing frontmatter closer',
      line: 3,
    },
  ])('$given → $says, line $line', ({ text, says, line: where }) => {
    expect(readItem(text)).toEqual({ says, line: where });
  });

  test.each(['a\nstatus: closed', 'a\rb', 'a\u0000', 'a\u2028b', 'a\u0085b'])(
    'a value %j → refused: it would be more than its line',
    (title) => {
      const item = read('---\nid: a\n---\n');
      expect(() => withFields(item, { title })).toThrow(/line break or a control character/);
    },
  );
});

describe('the envelope', () => {
  const read2 = (...more: readonly string[]) =>
    envelopeOf(read(`---\ntitle: A\n${more.map((each) => `${each}\n`).join('')}---\n`));

  test.each([
    { line: 'needs_preflight: true', says: { needsPreflight: true } },
    { line: 'needs-preflight: yes', says: { needsPreflight: true } },
    { line: 'needs_preflight: 0', says: { needsPreflight: false } },
    { line: 'needs_preflight: perhaps', says: {} },
    { line: 'risk_flags: [data, "money"]', says: { riskFlags: ['data', 'money'] } },
    { line: 'risks: data', says: { riskFlags: ['data'] } },
    { line: 'readiness: implementation-ready', says: { readiness: 'implementation-ready' } },
    { line: 'action_required: ask Ann: today', says: { actionRequired: 'ask Ann: today' } },
    { line: 'assignee: null', says: {} },
    { line: 'assignee: ann', says: { assignee: 'ann' } },
    {
      line: 'references: [file:src/a.ts, branch:fix/a, commit:abcdef1, url:https://a.example/b, artifact:log.txt, file:../x, commit:zz]',
      says: {
        references: [
          { kind: 'file', target: 'src/a.ts' },
          { kind: 'branch', target: 'fix/a' },
          { kind: 'commit', target: 'abcdef1' },
          { kind: 'url', target: 'https://a.example/b' },
          { kind: 'artifact', target: 'log.txt' },
        ],
      },
    },
  ])('$line', ({ line: given, says }) => {
    const bare = read2();
    expect(read2(given)).toEqual({ ...bare, ...says });
  });

  test('of a key that stands twice the first counts, and a key that is indented is none', () => {
    expect(read2('kind: bug', 'kind: task', ' priority: P0')).toMatchObject({
      kind: 'bug',
      priority: '',
    });
  });
});

function read(text: string): Item {
  const item = readItem(text);
  if ('says' in item) throw new Error(item.says);
  return item;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
