import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { harmlessBlock, harmlessLink, harmlessSpan } from '../../../shared/core/harmless.ts';

/** What would come alive in a comment if it stood there as it is. */
const ALIVE = [
  '@jane',
  '＠jane',
  '&#64;jane',
  '@acme/everyone',
  'Fixes #1',
  'closes acme/shop#2',
  '/sluice approve',
  '\n/sluice approve\n',
  '![x](https://evil.example/track.png)',
  '[click](javascript:alert(1))',
  'https://evil.example',
  '<img src=x onerror=alert(1)>',
  '<!-- sluice:tracker:acme:7:1 -->',
  '```\n@jane\n```',
  '````',
  '`````js\n@jane\n`````',
  '` @jane `',
  '~~~\n@jane\n~~~',
  '</code></pre>@jane',
  '\\`@jane',
  '\u202e@jane',
  '\u200b@jane',
  'a\r\n/sluice stop',
  'x'.repeat(10_000),
  '`'.repeat(300),
  '\ud83d',
  '\u0000',
];

/** The lines between the fences; fails when the text could end its block. */
function inside(block: string): readonly string[] {
  const [open = '', ...rest] = block.split('\n');
  const fence = /^(`{3,})text$/.exec(open)?.[1] ?? '';
  expect(fence).not.toBe('');
  expect(rest.pop()).toBe(fence);
  const ends = rest.filter((line) => new RegExp(`^ {0,3}\`{${fence.length},}\\s*$`).test(line));
  expect(ends).toEqual([]);
  return rest;
}

/** The content of a code span, by CommonMark; fails when anything stands outside of it. */
function spanned(span: string): string {
  const fence = /^`+/.exec(span)?.[0] ?? '';
  expect(span.endsWith(` ${fence}`)).toBe(true);
  const content = span.slice(fence.length, -fence.length);
  expect(content.match(/`+/g) ?? []).not.toContain(fence);
  expect(content).not.toMatch(/[\r\n]/);
  return content;
}

describe('a block', () => {
  test.each(ALIVE)('holds %j', (text) => {
    inside(harmlessBlock(text));
  });

  test('holds anything', () => {
    const part = fc.oneof(fc.constantFrom(...ALIVE, '\n', '`', '```', '   ```'), fc.string());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        inside(harmlessBlock(parts.join('')));
      }),
    );
  });

  test('shows what a reader cannot see', () => {
    expect(inside(harmlessBlock('a\u202eb\u200bc\u0000\u{e0041}'))).toEqual([
      'a[U+202E]b[U+200B]c[U+0000][U+E0041]',
    ]);
  });

  test('is cut, and says so', () => {
    expect(inside(harmlessBlock('x'.repeat(10), 4))).toEqual(['xxxx', '… (6 more characters)']);
  });

  test('is well-formed, wherever it was cut', () => {
    expect(inside(harmlessBlock('🐛🐛', 3))).toEqual(['🐛', '… (2 more characters)']);
  });
});

describe('a span', () => {
  test.each(ALIVE)('holds %j', (text) => {
    spanned(harmlessSpan(text));
  });

  test('holds anything, on one line', () => {
    const part = fc.oneof(fc.constantFrom(...ALIVE, '\n', '`', '```'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const span = harmlessSpan(parts.join(''));
        expect(span.isWellFormed()).toBe(true);
        if (span !== '') spanned(span);
      }),
    );
  });

  test('is nothing for nothing', () => {
    expect(harmlessSpan(' \n ')).toBe('');
  });

  test('is well-formed, wherever it was cut', () => {
    expect(harmlessSpan('🐛🐛', 3)).toBe('` 🐛 `');
  });
});

describe('a link', () => {
  const HOST = 'github.com';
  const REPO = 'acme/shop';

  test.each([
    { url: 'https://github.com/acme/shop/pull/8', host: HOST },
    { url: 'https://GitHub.com/Acme/shop/pull/8', host: HOST },
    { url: 'https://gitlab.com/acme/shop/-/merge_requests/8', host: 'gitlab.com' },
    { url: 'https://bitbucket.org/acme/shop/pull-requests/8', host: 'bitbucket.org' },
    { url: 'https://git.acme.example:8443/acme/shop/pull/8', host: 'git.acme.example:8443' },
  ])('$url is alive where the repository is', ({ url, host }) => {
    expect(harmlessLink(url, host, REPO)).toBe(`<${url}>`);
  });

  test.each([
    'http://github.com/acme/shop/pull/8',
    'https://github.com.evil.example/acme/shop/pull/8',
    'https://github.com@evil.example/acme/shop/pull/8',
    'https://jane@github.com/acme/shop/pull/8',
    'https://evil.example/github.com/acme',
    'https://github.com\\@evil.example/',
    'https://github.com/x> <img src=x>',
    'https://github.com/x>@jane',
    'https://github.com/a b',
    'https://github.com/\n/sluice approve',
    'https://gıthub.com/acme',
    'javascript:alert(1)//https://github.com/',
    'ftp://github.com/acme',
    '@jane',
    'https://github.com/evil/shop/pull/8',
    'https://github.com/acme/shop-evil/pull/8',
    'https://github.com/acme/shop/pull/8/../../../../evil/x/pull/1',
    'https://github.com/evil/x/../../acme/shop/pull/8',
    'https://github.com/acme/shop/pull/8/files',
    'https://github.com/acme/shop/pull/8?x=%40jane',
    'https://github.com/acme/shop/pull/8#issuecomment-1',
    'https://github.com/acme/shop/pull/new',
    'https://github.com/acme/shop/compare/main...x?expand=1',
    'https://github.com/login/oauth/authorize?client_id=evil',
    'https://github.com:8443/acme/shop/pull/8',
    'https://git.acme.example/acme/shop/pull/8',
    // Anybody may register the owner's name elsewhere.
    'https://gitlab.com/acme/shop/-/merge_requests/8',
    'https://bitbucket.org/acme/shop/pull-requests/8',
  ])('%j is text', (url) => {
    const shown = harmlessLink(url, HOST, REPO);
    expect(shown).not.toMatch(/^</);
    spanned(shown);
  });

  test('of a task without a repository is text', () => {
    const shown = harmlessLink('https://github.com/acme/shop/pull/8', HOST, undefined);
    expect(shown).not.toMatch(/^</);
  });
});
