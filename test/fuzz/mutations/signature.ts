import { createHmac } from 'node:crypto';
import type { Draft, Mutation } from '../draft.ts';
import type { Random } from '../random.ts';
import { splice } from './splice.ts';

const JUNK = ['zz', '!!', ' ', '\t', '\u00e9', '=', '==', '%', '0', 'g', '_', ';', ', '] as const;
const PREFIXES = [
  '',
  'sha1=',
  'sha256=',
  'SHA256=',
  'sha512=',
  'sha256==',
  'v1,',
  'v0=',
  '0x',
  '=',
  ' ',
] as const;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What may stand where the signature should: `whole` is the header's value, `digest` what comes after the prefix. */
export const SIGNATURE: readonly Mutation[] = [
  rewritten('in upper case', (digest) => digest.toUpperCase()),
  rewritten('in mixed case', (digest) =>
    digest.replace(/[a-f]/g, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter)),
  ),
  rewritten('cut off', (digest, random) => digest.slice(0, random.below(digest.length))),
  rewritten('half of it', (digest) => digest.slice(0, digest.length / 2)),
  rewritten('longer', (digest, random) => digest + digest.slice(0, 1 + random.below(8))),
  rewritten('with junk inside', (digest, random) =>
    splice(
      Buffer.from(digest, 'latin1'),
      random.below(digest.length + 1),
      Buffer.from(random.pick(JUNK), 'latin1'),
    ).toString('latin1'),
  ),
  rewritten('with junk between its pairs', (digest, random) =>
    (digest.match(/../g) ?? []).join(random.pick(['!!', ':', ' ', '-'])),
  ),
  rewritten('with one character of another', (digest, random) => {
    const at = random.below(digest.length);
    return `${digest.slice(0, at)}${random.pick(['0', 'f', 'A', '+', 'z'])}${digest.slice(at + 1)}`;
  }),
  rewritten('in the alphabet of URLs', (digest) =>
    digest.replaceAll('+', '-').replaceAll('/', '_'),
  ),
  rewritten('without its padding', (digest) => digest.replace(/=+$/, '')),
  rewritten('with more padding', (digest) => `${digest}=`),
  rewritten('with other bits at its end', withOtherBits),
  rewritten('twice, with a comma', (digest) => `${digest},${digest}`),
  rewritten('of zeros', (digest) => '0'.repeat(digest.length)),
  whole(
    'another prefix',
    ({ form }, value, random) => `${random.pick(PREFIXES)}${value.slice(form.prefix.length)}`,
  ),
  whole('the prefix twice', ({ form }, value) => `${form.prefix}${value}`),
  whole('white space around', (_, value) => ` \t${value}  `),
  whole(
    'twice in one',
    (_, value, random) => `${value}${random.pick([', ', ',', ' ', ';'])}${value}`,
  ),
  whole(
    'behind a wrong one',
    ({ form }, value, random) =>
      `${form.prefix}${random.bytes(32).toString(form.encoding)}${random.pick([', ', ',', ' '])}${value}`,
  ),
  whole('empty', () => ''),
  whole('of another algorithm', (draft, _, random) => {
    const algorithm = random.pick(['sha1', 'sha512', 'md5', 'sha384'] as const);
    return `${random.pick([draft.form.prefix, `${algorithm}=`])}${macOf(draft, algorithm)}`;
  }),
  whole('in another encoding', ({ form }, value) => {
    const bytes = Buffer.from(value.slice(form.prefix.length), form.encoding);
    return form.prefix + bytes.toString(form.encoding === 'hex' ? 'base64' : 'hex');
  }),
  header('is missing', (draft) => draft.headers.remove(draft.form.header)),
  header('comes twice', (draft) =>
    draft.headers.add(draft.form.header, draft.headers.get(draft.form.header) ?? ''),
  ),
  header('comes after a wrong one', ({ form, headers }, random) =>
    headers.addInFront(form.header, form.prefix + random.bytes(32).toString(form.encoding)),
  ),
  header('comes before an empty one', ({ form, headers }) => headers.add(form.header, '')),
  header('has the name of the old one', (draft) => {
    draft.headers.remove(draft.form.header);
    draft.headers.set('x-hub-signature', `sha1=${macOf(draft, 'sha1')}`);
  }),
];

function rewritten(name: string, to: (digest: string, random: Random) => string): Mutation {
  return whole(`the digest ${name}`, ({ form: { prefix } }, value, random) =>
    value.startsWith(prefix) ? prefix + to(value.slice(prefix.length), random) : value,
  );
}

function whole(
  name: string,
  to: (draft: Draft, value: string, random: Random) => string,
): Mutation {
  return header(name, (draft, random) => {
    const { form, headers } = draft;
    const value = headers.get(form.header);
    if (value !== undefined) headers.set(form.header, to(draft, value, random));
  });
}

function header(name: string, change: Mutation['change']): Mutation {
  return { name: `the signature, ${name}`, stage: 'after signing', change };
}

function macOf({ key, body, form }: Draft, algorithm: string): string {
  return createHmac(algorithm, key).update(body).digest(form.encoding);
}

/** The last character before the padding has bits that stand for nothing: Node's decoder does not look at them. */
function withOtherBits(digest: string): string {
  const [, last = '', padding = ''] = /([A-Za-z0-9+/])(=*)$/.exec(digest) ?? [];
  const other = ALPHABET[ALPHABET.indexOf(last) ^ 1] ?? 'B';
  return digest.slice(0, digest.length - padding.length - 1) + other + padding;
}
