import { gzipSync } from 'node:zlib';
import type { Mutation } from '../draft.ts';

const TYPES = [
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json;',
  ' application/json , text/plain',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/vnd.api+json',
  'multipart/form-data; boundary=x',
  '*/*',
  '',
] as const;
const ENCODINGS = [
  'gzip',
  'br',
  'deflate',
  'identity',
  ' Identity ',
  '',
  'gzip, identity',
] as const;
const PLACES = [
  'nobody',
  '__proto__',
  'constructor',
  'github/more',
  '%2e%2e',
  '..%2f',
  'GitHub',
  'a'.repeat(300),
  '%ff',
] as const;

/** Everything around: what no signature covers. */
export const HEADERS: readonly Mutation[] = [
  around('names in upper case', ({ headers }) => headers.rename((name) => name.toUpperCase())),
  around('names in mixed case', ({ headers }) =>
    headers.rename((name) => name.replace(/(^|-)\w/g, (letter) => letter.toUpperCase())),
  ),
  around('another content type', ({ headers }, random) =>
    headers.set('content-type', random.pick(TYPES)),
  ),
  around('a second content type', ({ headers }, random) =>
    headers.add('content-type', random.pick(TYPES)),
  ),
  around('no content type', ({ headers }) => headers.remove('content-type')),
  around('a content encoding', (draft, random) => {
    const encoding = random.pick(ENCODINGS);
    draft.headers.set('content-encoding', encoding);
    if (encoding === 'gzip' && random.once(2)) draft.body = gzipSync(draft.body);
  }),
  around('a length that is none', ({ headers }, random) =>
    headers.set('content-length', random.pick(['abc', '-1', '0', '99999999999', '1e9', '0x10'])),
  ),
  around('another method', (draft, random) => {
    draft.method = random.pick(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
  }),
  around('another place', (draft, random) => {
    draft.to = random.pick(PLACES);
  }),
  {
    ...around('another event', ({ headers }, random) => {
      headers.remove('x-github-event');
      const event = random.pick([
        '',
        'ping',
        'star',
        'issues',
        'issue_comment',
        'pull_request',
        '__proto__',
        'x'.repeat(9_000),
      ]);
      if (event !== '' || random.once(2)) headers.set('x-github-event', event);
    }),
    of: ['github'],
  },
  {
    ...around('another delivery id', ({ headers }, random) => {
      headers.set('x-github-delivery', random.pick(['', 'x'.repeat(9_000), '\u00e9', '1, 2']));
      headers.set('linear-delivery', random.pick(['', 'x'.repeat(9_000), '\u00e9', '1, 2']));
    }),
    of: ['github', 'linear'],
  },
];

function around(name: string, change: Mutation['change']): Mutation {
  return { name, stage: 'after signing', change };
}
