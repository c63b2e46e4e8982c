import type { Mutation } from '../draft.ts';
import { KEY_PAIRS } from '../keys.ts';

const BLANK = [' ', '\t', '  \n', '\u00a0', '\ufeff'] as const;
const SHORT_AND_LONG = [1, 8, 16, 22, 23, 24, 25, 63, 64, 65, 128] as const;

/** What we hold and what the sender signs with. */
export const SECRETS: readonly Mutation[] = [
  secret('the sender has another', (draft, random) => {
    draft.key =
      draft.from === 'standard' ? `whsec_${random.bytes(32).toString('base64')}` : 'another';
  }),
  secret('we have none', (draft) => {
    draft.secrets = [];
  }),
  secret('empty on both sides', (draft) => {
    draft.key = '';
    draft.secrets = [''];
  }),
  secret('nothing but white space on both sides', (draft, random) => {
    draft.key = random.pick(BLANK);
    draft.secrets = [draft.key];
  }),
  secret('a blank one beside ours', (draft, random) => {
    draft.secrets = [random.pick(['', ...BLANK]), draft.secrets.at(-1) ?? ''];
  }),
  secret('a blank one beside ours, and the sender has that', (draft, random) => {
    draft.key = random.pick(BLANK);
    draft.secrets = [draft.secrets[0] ?? '', draft.key];
  }),
  secret('the order is turned', (draft) => {
    draft.secrets = draft.secrets.toReversed();
  }),
  secret('the older one is gone', (draft) => {
    draft.secrets = draft.secrets.slice(0, 1);
  }),
  secret('the same twice', (draft) => {
    draft.secrets = [draft.key, draft.key];
  }),
  {
    ...secret('in other letters', (draft, random) => {
      draft.key = random.pick([
        'g\u00e9heim',
        '\u79d8\u5bc6',
        '\ud83d\udd11',
        'a b',
        'x'.repeat(200),
      ]);
      draft.secrets = [draft.key];
    }),
    of: ['github', 'linear', 'hmac'],
  },
  ...(
    [
      secret('of another length', (draft, random) => {
        draft.key = `whsec_${random.bytes(random.pick(SHORT_AND_LONG)).toString('base64')}`;
        draft.secrets = [draft.key];
      }),
      secret('without its prefix', (draft) => {
        draft.secrets = draft.secrets.map((each) => each.replace(/^whsec_/, ''));
      }),
      secret('in another spelling of base64', (draft, random) => {
        const spelled = random.pick([
          (text: string) => text.replace(/=+$/, ''),
          (text: string) => text.replaceAll('+', '-').replaceAll('/', '_'),
          (text: string) => `${text}\n`,
          (text: string) => `${text}=`,
          (text: string) => text.toUpperCase(),
        ]);
        draft.secrets = draft.secrets.map(spelled);
      }),
      secret('that is plain text', (draft, random) => {
        draft.key = random.pick([
          'plain text',
          'hunter22',
          'whsec_',
          'whsec_!!!',
          'whsec_plain text',
        ]);
        draft.secrets = [draft.key];
      }),
      secret('that is a public key, signed with as if it were not', (draft, random) => {
        const { publicKey } = random.pick(KEY_PAIRS);
        draft.secrets = [publicKey];
        draft.key = publicKey.replace('whpk_', 'whsec_');
      }),
      secret('that is no point on the curve', (draft, random) => {
        draft.secrets = [`whpk_${random.bytes(random.pick([31, 32, 33])).toString('base64')}`];
      }),
    ] satisfies Mutation[]
  ).map((mutation): Mutation => ({ ...mutation, of: ['standard'] })),
];

function secret(name: string, change: Mutation['change']): Mutation {
  return { name: `a secret, ${name}`, stage: 'before signing', change };
}
