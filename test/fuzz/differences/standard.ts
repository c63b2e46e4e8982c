import type { Difference, Dispute } from '../difference.ts';
import { KEY_PAIRS } from '../keys.ts';
import { standardWebhooks } from '../peers/standard-webhooks.ts';

const peers = [standardWebhooks];
const header = ({ shot }: Dispute, name: string): string =>
  shot.headers.get(`webhook-${name}`) ?? '';
const refusedAs = ({ ours }: Dispute, ...codes: readonly string[]): boolean =>
  'refused' in ours && codes.includes(ours.refused);

/** Where the library of Standard Webhooks is looser than their specification, or does not do all of it. */
export const STANDARD: readonly Difference[] = [
  {
    name: 'a time that is not a whole number of seconds',
    peers,
    ours: 'refuses',
    why: 'The peer reads it with `parseInt` and signs what it read: `1700000000abc` and `1700000000.9` pass with the signature of `1700000000`, so one signature fits many requests.',
    explains: (dispute) =>
      refusedAs(dispute, 'timestamp_missing', 'signature_mismatch', 'signature_repeated') &&
      header(dispute, 'timestamp') !== String(Number.parseInt(header(dispute, 'timestamp'), 10)),
    example: {
      what: 'letters after the right time',
      from: 'standard',
      after: ({ headers, timestamp }) => headers.set('webhook-timestamp', `${timestamp}abc`),
    },
  },
  {
    name: 'a time with zeros in front',
    peers,
    ours: 'accepts',
    why: 'The sender signed the header as it stands, and so do we compare it. The peer compares the number in its own spelling.',
    explains: (dispute) => /^0\d+$/.test(header(dispute, 'timestamp')),
    example: {
      what: 'a time signed and sent as `01700000000`',
      from: 'standard',
      before(draft) {
        draft.timestamp = `0${draft.timestamp}`;
      },
    },
  },
  {
    name: 'the last second of the window',
    peers,
    ours: 'refuses',
    why: 'Five minutes are 300 seconds. The peer cuts the fraction off its own clock, which makes the window up to a second longer.',
    explains: (dispute) => {
      const off = Math.abs(dispute.shot.now / 1000 - Number(header(dispute, 'timestamp')));
      return refusedAs(dispute, 'timestamp_out_of_range') && off > 300 && off < 301;
    },
    example: {
      what: 'a time 300.5 seconds ago',
      from: 'standard',
      before(draft) {
        draft.now = Math.floor(draft.now / 1000) * 1000 + 500;
        draft.timestamp = String(Math.floor(draft.now / 1000) - 300);
      },
    },
  },
  {
    name: 'an id with a dot',
    peers,
    ours: 'refuses',
    why: 'Signed is `<id>.<time>.<body>`. With a dot in the id the same text can be divided in two ways, so one signature fits two messages; the specification warns of it.',
    explains: (dispute) =>
      refusedAs(dispute, 'signature_malformed') && header(dispute, 'id').includes('.'),
    example: {
      what: 'the id `msg.1`',
      from: 'standard',
      before(draft) {
        draft.id = 'msg.1';
      },
    },
  },
  {
    name: 'an id that is no plain word',
    peers,
    ours: 'refuses',
    why: 'The id is the delivery key and stands in keys, logs and answers: visible ASCII, at most 200 characters.',
    explains: (dispute) =>
      refusedAs(dispute, 'signature_malformed') &&
      !/^[\x21-\x7e]{1,200}$/.test(header(dispute, 'id')),
    example: {
      what: 'an id of 201 characters',
      from: 'standard',
      before(draft) {
        draft.id = 'x'.repeat(201);
      },
    },
  },
  {
    name: 'a header that came more than once',
    peers,
    ours: 'refuses',
    why: 'Runtimes join repeated headers with a comma. The peer takes such a list apart at its spaces and believes the first half of what is left; an id or a time of two headers is no id and no time.',
    explains: (dispute) => refusedAs(dispute, 'signature_repeated'),
    example: {
      what: 'the signature header twice',
      from: 'standard',
      after: ({ headers }) =>
        headers.add('webhook-signature', headers.get('webhook-signature') ?? ''),
    },
  },
  {
    name: 'more than sixteen signatures',
    peers,
    ours: 'refuses',
    why: 'A rotation needs two. The peer compares as many as there are: 100,000 in one header cost it about half a second, for anybody who asks.',
    explains: (dispute) =>
      refusedAs(dispute, 'signature_malformed') &&
      header(dispute, 'signature').split(' ').filter(Boolean).length > 16,
    example: {
      what: 'the right signature among seventeen',
      from: 'standard',
      after: ({ headers }) =>
        headers.set(
          'webhook-signature',
          `${'v1,AAAA '.repeat(16)}${headers.get('webhook-signature')}`,
        ),
    },
  },
  {
    name: 'a signature with a public key',
    peers,
    ours: 'accepts',
    why: 'The specification has `v1a`, ed25519 with a `whpk_` key; the peer only knows `v1`.',
    explains: (dispute) =>
      dispute.shot.connection.secrets.some((secret) => secret.startsWith('whpk_')) &&
      /(^| )v1a,/.test(header(dispute, 'signature')),
    example: {
      what: '`v1a` with the right key',
      from: 'standard',
      before(draft) {
        const [pair] = KEY_PAIRS;
        draft.key = pair?.secret ?? '';
        draft.secrets = [pair?.publicKey ?? ''];
        draft.form = { ...draft.form, prefix: 'v1a,' };
      },
    },
  },
  {
    name: 'a signed body that is no JSON',
    peers,
    ours: 'accepts',
    why: 'The peer parses in the same call and throws. The signature fits, so the sender is who it says: it is answered 422 with what is wrong, not 401.',
    explains: ({ shot }) => {
      try {
        return JSON.parse(new TextDecoder().decode(shot.body)) === undefined;
      } catch {
        return true;
      }
    },
    example: {
      what: 'half of a body, rightly signed',
      from: 'standard',
      before(draft) {
        draft.body = draft.body.subarray(0, draft.body.length / 2);
      },
    },
  },
];
