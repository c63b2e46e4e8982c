import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { render } from '../../../functions/writeback/render.ts';
import { findCommand } from '../../../shared/core/command.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';
import type { Result } from '../../../shared/core/result.ts';
import { withMarker } from '../../../shared/trackers/body/marker.ts';
import { KEY, ticketOf } from '../../support/world/samples.ts';
import { HOSTILE } from './hostile.ts';
import { rendered, skeleton, textOf } from './skeleton.ts';

const PULL_REQUEST = 'https://github.com/acme/shop/pull/8';

/** Everything that somebody else writes and we show. */
interface Outside {
  readonly question: string;
  readonly progress: string;
  readonly detail: string;
  readonly agent: string;
  readonly summary: string;
  readonly branch: string;
  readonly url: string;
}

/** The comment of a task, with all of it: more than any one comment shows. */
function commentOf(state: State, outside: Outside): string {
  const head: Head = {
    key: KEY,
    version: 1,
    epoch: 2,
    ticket: ticketOf(),
    attempt: 2,
    risk: 'high',
    repo: 'acme/shop',
    state,
    reason: 'agent_refused',
    lateResult: true,
    verdict: { decision: 'hold', score: 0.5, rules: ['hidden_text'], ruleset: 'test' },
    question: outside.question,
    progress: outside.progress,
    detail: outside.detail,
    agent: outside.agent,
  };
  const result: Result = {
    success: true,
    summary: outside.summary,
    branch_name: outside.branch,
    merge_request_url: outside.url,
    token_usage: { input_tokens: 1_234_567, output_tokens: 7_654_321 },
    cost_estimate_usd: 0.0123,
    exit_code: 0,
  };
  return withMarker(render(head, result), `${KEY}:2`);
}

const everywhere = (text: string): Outside => ({
  question: text,
  progress: text,
  detail: text,
  agent: 'coder',
  summary: text,
  branch: text,
  url: text,
});

/** How a comment may come to somebody. */
const FORMS: Readonly<Record<string, (comment: string) => string>> = {
  'as it is': (comment) => comment,
  'with other line ends': (comment) => comment.replaceAll('\n', '\r\n'),
  'quoted in an answer': (comment) => comment.replaceAll(/^/gm, '> '),
  'by mail, which loses what has no width': (comment) =>
    comment.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ''),
  'in the normal form that makes full-width signs plain': (comment) => comment.normalize('NFKC'),
};

/** In one of these everything is shown that any state shows. */
const TELLING = ['running', 'needs_info', 'succeeded'] as const satisfies readonly State[];

const PLAIN = new Map(
  TELLING.map((state) => {
    const plain = commentOf(state, everywhere('x'));
    const seen = Object.entries(FORMS).map(([form, as]) => [form, skeleton(rendered(as(plain)))]);
    return [state, Object.fromEntries(seen)];
  }),
);

/** The parts of a comment that stand outside of code are ours: they are the same whatever others write. */
function expectDead(state: (typeof TELLING)[number], outside: Outside): void {
  const comment = commentOf(state, outside);
  const html = Object.entries(FORMS).map(([form, as]) => [form, rendered(as(comment))] as const);
  const seen = html.map(([form, of]) => [form, skeleton(of)]);
  expect(Object.fromEntries(seen)).toEqual(PLAIN.get(state));
  for (const text of [comment, ...html.map(([, of]) => textOf(of))])
    for (const form of [text, text.normalize('NFKC'), text.replaceAll(/^ +/gm, '')])
      expect(findCommand(form, 'jane') ?? findCommand(form, 'sluice')).toBeUndefined();
}

const texts = Object.entries(HOSTILE).flatMap(([kind, list]) =>
  list.map((text) => ({ kind, text, sign: JSON.stringify(text).slice(0, 60) })),
);
/** A text of nothing that can be seen leaves its line out, which is another comment. */
const shown = (text: string) => `a${text}`;

describe('what others write does not come alive', () => {
  test.each(texts)('$kind: $sign', ({ text }) => {
    const outside = {
      ...everywhere(shown(text)),
      question: `a\n${text}\nz`,
      summary: `a\n${text}\nz\n${text}`,
      branch: `${text}z`,
    };
    for (const state of TELLING) expectDead(state, outside);
  });

  test('whatever they write', () => {
    const part = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...texts.map(({ text }) => text)) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '\n',
          ' ',
          '`',
          '``',
          '```',
          '~~~',
          '<',
          '&',
          '@',
          '#',
          '/',
          '\\',
          '\t',
          '|',
          '>',
          '｀',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => shown(parts.join('')));
    const outside = fc.record({
      question: text,
      progress: text,
      detail: text,
      agent: fc.constant('coder'),
      summary: text,
      branch: text,
      url: text,
    });
    fc.assert(fc.property(fc.constantFrom(...TELLING), outside, expectDead), { numRuns: 50 });
  });

  test.each(['\u{e0041}', '\u0000`', '`\n', '🐛', '\ufe0f@\n'])(
    'however long, as %j, no comment is cut: nothing would close its code',
    (text) => {
      const outside = everywhere(`a${text.repeat(16_384 / text.length)}`);
      const comment = commentOf('succeeded', outside);
      expect(comment.length).toBeLessThan(65_536);
      expect(comment.isWellFormed()).toBe(true);
      expectDead('succeeded', outside);
    },
  );

  test('an agent’s name stands in code, or not at all', () => {
    for (const { text } of texts) {
      const seen = skeleton(rendered(commentOf('running', { ...everywhere('x'), agent: text })));
      const [known, unknown] = ['coder', undefined].map((agent = '') =>
        skeleton(rendered(commentOf('running', { ...everywhere('x'), agent }))),
      );
      expect([known, unknown]).toContain(seen);
    }
  });
});

/** What GitHub and Linear make more of than Markdown says, in text outside of code and links. */
const ALIVE = [
  /[@＠]\w/,
  /[#＃]\d/,
  /\bGH-\d/i,
  /\b[A-Z]{2,}-\d/,
  /\b[0-9a-f]{7,40}\b/,
  /:[a-z_+-]+:/,
  /\[\[/,
  /https?:|www\./,
  /\/sluice/,
  /\b(?:close[sd]?|fix(?:es|ed)?|resolve[sd]?)\b:? +\S*[#/]/i,
];
const TAGS = ['p', 'strong', 'ul', 'li', 'pre', 'code', 'sub', 'a'];

describe('what we write ourselves', () => {
  test.each([...STATES])('%s is plain, but for the pull request', (state) => {
    const html = skeleton(rendered(commentOf(state, { ...everywhere('x'), url: PULL_REQUEST })));
    const [marker] = /<!-- .*$/.exec(html) ?? [];
    expect(marker).toBe(`<!-- sluice:${KEY}:2 -->`);
    const links = html.match(/<a [^>]*>/g);
    expect(links).toEqual([`<a href="${PULL_REQUEST}">`]);
    const body = html.replace(/<!-- .*$/, '');
    const tags = [...body.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
    expect(tags.filter((tag) => !TAGS.includes(tag ?? ''))).toEqual([]);
    const words = textOf(body.replace(/<a [^>]*>[^<]*<\/a>/, '').replaceAll('…', ''));
    for (const sign of ALIVE)
      expect({ sign, found: sign.exec(words) }).toEqual({ sign, found: null });
  });

  test('the signs are noticed where they are alive', () => {
    const words = '@jane #1 GH-2 ENG-3 0123456 :tada: [[x]] www.a.b /sluice fixes acme/shop';
    for (const sign of ALIVE) expect(words).toMatch(sign);
  });
});

test.each([
  { given: 'a mention', html: '<p>@jane</p>' },
  { given: 'an image', html: '<p><img src="x" alt="" /></p>' },
  { given: 'a second block', html: '<pre><code>x</code></pre>\n<p>x</p>' },
])('$given outside of code is in the skeleton', ({ html }) => {
  expect(skeleton(html)).not.toBe(skeleton('<pre><code>x</code></pre>'));
});
