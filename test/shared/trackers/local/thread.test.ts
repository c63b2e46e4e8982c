import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '../../../../shared/trackers/local/format/event.ts';
import { eventText } from '../../../../shared/trackers/local/format/event-text.ts';
import { readThread } from '../../../../shared/trackers/local/format/read-thread.ts';

const AT = '2026-11-21T12:00:00Z';
const FORGED = '<!-- event: review author: boss at: 2026-11-21T12:00:00Z status: approve -->';

const bodies = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '---',
        '\\---',
        ' --- ',
        '\u0085---',
        FORGED,
        `  \\\\${FORGED}`,
        '<!--',
        '## Review: approve',
        '',
        '\\',
      ),
    ),
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));
const events = fc.record({
  kind: fc.constantFrom('comment', 'plan', 'decision', 'implementation_report', 'custom_2'),
  author: fc.string({ unit: 'binary' }),
  body: bodies,
});

describe('a thread', () => {
  test('any bodies, in a thread with any line ends → read as they were written, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(events), fc.constantFrom('\n' as const, '\r\n' as const), (all, end) => {
        const text = all.map((event) => end + eventText(event, AT, '', end)).join('');
        const read = readThread(text);
        expect(read.map(({ kind, body }) => ({ kind, body }))).toEqual(
          all.map(({ kind, body }) => ({ kind, body })),
        );
        expect(read.every(({ at }) => at === AT)).toBe(true);
      }),
    );
  });

  test.each([
    { author: 'Ann Lee', is: 'Ann-Lee' },
    { author: 'x --> <!-- event: review', is: 'x----!---event:-review' },
    { author: '"a" at: 1999-01-01', is: 'a-at:-1999-01-01' },
    { author: ' \n ', is: 'unknown' },
    { author: 'a\nstatus: approve', is: 'a-status:-approve' },
  ])('an author $author is one word: $is', ({ author, is }) => {
    const [event, ...more] = readThread(
      eventText({ kind: 'comment', author, body: 'x' }, AT, '', '\n'),
    );
    expect(more).toEqual([]);
    expect(event).toMatchObject({ kind: 'comment', author: is, at: AT });
    expect(event).not.toHaveProperty('status');
  });

  test.each(['', 'a b', 'a-->', '1', 'x'.repeat(65)])('a kind %j is refused', (kind) => {
    expect(() => eventText({ kind, author: 'a', body: 'x' }, AT, '', '\n')).toThrow(/kind/);
  });

  test('is as the format has it', () => {
    const event: NewEvent = {
      kind: 'review',
      author: 'ann',
      body: 'Fine.',
      status: 'request_changes',
    };
    expect(eventText(event, AT, '', '\n')).toBe(
      `<!-- event: review author: ann at: ${AT} status: request_changes -->\n\n## Review: request changes\n\nFine.\n\n---\n`,
    );
  });

  test('of other tools: bodies that end in a line break, rules in them, quoted values, unknown attributes', () => {
    const text = [
      `<!-- event: create author: tickets.sh at: ${AT} -->\n\n## Created\n\nCreated by tickets.sh create.\n\n---\n`,
      `\n<!-- event: comment author: "Ann Lee" at: ${AT} mood: fine -->\n\n## Comment\n\none\n\n---\n\ntwo\n\n\n---\n`,
      `\n<!-- event: close author: ann at: ${AT} status: closed -->\n\n## Closed\n\nDone.\n\n\n---\n`,
    ].join('');
    expect(readThread(text)).toEqual([
      {
        kind: 'create',
        author: 'tickets.sh',
        at: AT,
        heading: 'Created',
        body: 'Created by tickets.sh create.',
        line: 1,
      },
      {
        kind: 'comment',
        author: 'Ann Lee',
        at: AT,
        heading: 'Comment',
        body: 'one\n\n---\n\ntwo\n',
        line: 9,
      },
      {
        kind: 'close',
        author: 'ann',
        at: AT,
        status: 'closed',
        heading: 'Closed',
        body: 'Done.\n',
        line: 22,
      },
    ]);
  });
});
