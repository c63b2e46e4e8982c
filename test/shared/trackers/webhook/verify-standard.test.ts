import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { signStandard } from '../../../../shared/core/standard-webhooks.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, NOW, SECRET } from './connections.ts';

const OTHER_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const ID = 'msg_1';
const SECONDS = NOW / 1000;
const BODY = '{"title":"ü"}';
const GOOD = signStandard(SECRET, ID, SECONDS, BODY);
const SIGNATURE = GOOD['webhook-signature'];
const VERIFIED = { key: 'id:msg_1', senderId: ID, signedAt: NOW };

const pair = generateKeyPairSync('ed25519');
const PUBLIC_KEY = `whpk_${Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')}`;
const V1A = `v1a,${sign(null, Buffer.from(`${ID}.${SECONDS}.${BODY}`), pair.privateKey).toString('base64')}`;

function garbage(version: string, bytes: number, count = 1): string {
  return Array(count)
    .fill(`${version},${Buffer.alloc(bytes, 1).toString('base64')}`)
    .join(' ');
}

function verify(headers: HeadersInit, secrets = [SECRET], body: string | Uint8Array = BODY) {
  return webhook.verify(delivery(body, headers), connection({ secrets }), NOW);
}

describe('verified', () => {
  test.each([
    { given: 'its own signature', signature: SIGNATURE },
    { given: 'a second secret that fits', signature: SIGNATURE, secrets: [OTHER_SECRET, SECRET] },
    { given: 'an unusable secret beside', signature: SIGNATURE, secrets: ['whsec_', SECRET] },
    { given: 'another signature before', signature: `${garbage('v1', 32)} ${SIGNATURE}` },
    { given: 'an unknown version before', signature: `v2,AAAA v9x,==== ${SIGNATURE}` },
    { given: 'fifteen others before', signature: `${garbage('v1', 32, 15)} ${SIGNATURE}` },
    { given: 'a public key', signature: V1A, secrets: [PUBLIC_KEY] },
    {
      given: 'both kinds live, signed by the first',
      signature: SIGNATURE,
      secrets: [PUBLIC_KEY, SECRET],
    },
    {
      given: 'both kinds live, signed by the second',
      signature: V1A,
      secrets: [SECRET, PUBLIC_KEY],
    },
    { given: 'both kinds of signatures', signature: `${SIGNATURE} ${V1A}`, secrets: [PUBLIC_KEY] },
  ])('$given', ({ signature, secrets }) => {
    expect(verify({ ...GOOD, 'webhook-signature': signature }, secrets)).toEqual(VERIFIED);
  });

  test.each([-300, -299, 0, 299, 300])('%d seconds away', (away) => {
    const headers = signStandard(SECRET, ID, SECONDS + away, BODY);
    expect(verify(headers)).toEqual({ ...VERIFIED, signedAt: NOW + away * 1000 });
  });

  test('bytes that are no text', () => {
    const body = Buffer.from('7b2261223a22ff227d', 'hex');
    expect(verify(signStandard(SECRET, ID, SECONDS, body), [SECRET], body)).toEqual(VERIFIED);
  });
});

describe('refused by the headers', () => {
  const without = (name: string) => Object.entries(GOOD).filter(([header]) => header !== name);
  const doubled = (name: keyof typeof GOOD) =>
    [...Object.entries(GOOD), [name, GOOD[name]]] as [string, string][];
  const svix = () =>
    Object.entries(GOOD).map(([name, value]): [string, string] => [
      name.replace('webhook', 'svix'),
      value,
    ]);

  test.each([
    { given: 'no headers', headers: [], refused: 'signature_missing' },
    { given: 'no id', headers: without('webhook-id'), refused: 'signature_missing' },
    { given: 'no timestamp', headers: without('webhook-timestamp'), refused: 'timestamp_missing' },
    { given: 'no signature', headers: without('webhook-signature'), refused: 'signature_missing' },
    { given: 'headers of another name', headers: svix(), refused: 'signature_missing' },
    { given: 'two ids', headers: doubled('webhook-id'), refused: 'signature_repeated' },
    {
      given: 'two timestamps',
      headers: doubled('webhook-timestamp'),
      refused: 'signature_repeated',
    },
    {
      given: 'two signatures',
      headers: doubled('webhook-signature'),
      refused: 'signature_repeated',
    },
  ])('$given → $refused', ({ headers, refused }) => {
    expect(verify(headers)).toEqual({ refused });
  });

  test.each([
    {
      given: 'two joined without a space',
      signature: `${SIGNATURE},${SIGNATURE}`,
      refused: 'signature_repeated',
    },
    {
      given: 'two of which the first is none',
      signature: `v1, ${SIGNATURE}`,
      refused: 'signature_repeated',
    },
    {
      given: 'two of which the first is none, joined without a space',
      signature: `v1,${SIGNATURE}`,
      refused: 'signature_repeated',
    },
    { given: 'an unknown version', signature: garbage('v2', 32), refused: 'signature_malformed' },
    { given: 'no version', signature: SIGNATURE.slice(3), refused: 'signature_malformed' },
    { given: 'no signature after the version', signature: 'v1,', refused: 'signature_malformed' },
    { given: 'a version of Object', signature: 'toString,AAAA', refused: 'signature_malformed' },
    { given: 'garbage', signature: 'v1,dawfeoifkpqwoekfpqoekf', refused: 'signature_malformed' },
    { given: 'half a signature', signature: garbage('v1', 16), refused: 'signature_malformed' },
    { given: 'a longer signature', signature: garbage('v1', 64), refused: 'signature_malformed' },
    {
      given: 'no padding',
      signature: SIGNATURE.replaceAll('=', ''),
      refused: 'signature_malformed',
    },
    {
      given: 'hex',
      signature: `v1,${Buffer.alloc(32).toString('hex')}`,
      refused: 'signature_malformed',
    },
    {
      given: 'a version in capitals',
      signature: SIGNATURE.replace('v1', 'V1'),
      refused: 'signature_malformed',
    },
    {
      given: 'seventeen',
      signature: `${SIGNATURE} ${garbage('v1', 32, 16)}`,
      refused: 'signature_malformed',
    },
    { given: 'another signature', signature: garbage('v1', 32), refused: 'signature_mismatch' },
    { given: 'a public key’s without such a key', signature: V1A, refused: 'signature_mismatch' },
    {
      given: 'an HMAC declared as v1a',
      signature: `v1a,${garbage('v1', 64).slice(3)}`,
      refused: 'signature_mismatch',
    },
  ])('as signature: $given → $refused', ({ signature, refused }) => {
    expect(verify({ ...GOOD, 'webhook-signature': signature })).toEqual({ refused });
  });

  test.each([
    { given: 'digits and letters', timestamp: '1700abc', refused: 'timestamp_missing' },
    { given: 'a fraction', timestamp: `${SECONDS}.9`, refused: 'timestamp_missing' },
    { given: 'an exponent', timestamp: '1e9', refused: 'timestamp_missing' },
    { given: 'a sign', timestamp: `+${SECONDS}`, refused: 'timestamp_missing' },
    { given: 'a date', timestamp: new Date(NOW).toISOString(), refused: 'timestamp_missing' },
    { given: 'nothing', timestamp: '', refused: 'timestamp_missing' },
    { given: 'too many digits', timestamp: '9'.repeat(400), refused: 'timestamp_missing' },
    { given: 'milliseconds', timestamp: String(NOW), refused: 'timestamp_missing' },
    { given: 'zero', timestamp: '0', refused: 'timestamp_out_of_range' },
    {
      given: '301 seconds ago',
      timestamp: String(SECONDS - 301),
      refused: 'timestamp_out_of_range',
    },
    {
      given: 'in 301 seconds',
      timestamp: String(SECONDS + 301),
      refused: 'timestamp_out_of_range',
    },
    {
      given: 'another than was signed',
      timestamp: String(SECONDS - 1),
      refused: 'signature_mismatch',
    },
  ])('as timestamp: $given → $refused', ({ timestamp, refused }) => {
    expect(verify({ ...GOOD, 'webhook-timestamp': timestamp })).toEqual({ refused });
  });

  test.each([
    { given: 'a dot', id: 'msg_1.1', refused: 'signature_malformed' },
    { given: 'a space', id: 'msg 1', refused: 'signature_malformed' },
    { given: 'another alphabet', id: 'mßg', refused: 'signature_malformed' },
    { given: '201 characters', id: 'a'.repeat(201), refused: 'signature_malformed' },
    { given: 'another than was signed', id: 'msg_2', refused: 'signature_mismatch' },
  ])('as id: $given → $refused', ({ id, refused }) => {
    expect(verify({ ...GOOD, 'webhook-id': id })).toEqual({ refused });
  });
});

test('the end of the id is not taken for the timestamp', () => {
  const headers = signStandard(SECRET, ID, SECONDS, `${SECONDS}.${BODY}`);
  const moved = { ...headers, 'webhook-id': `${ID}.${SECONDS}` };
  expect(verify(moved)).toEqual({ refused: 'signature_malformed' });
});

describe('refused by the body', () => {
  test.each([
    { given: 'another byte', body: BODY.replace('ü', 'u') },
    { given: 'a byte order mark', body: `\uFEFF${BODY}` },
    { given: 'a line break at the end', body: `${BODY}\n` },
    { given: 'no body', body: '' },
    { given: 'another byte of no text', body: Buffer.from('7b227469746c65223a22ff227d', 'hex') },
  ])('$given → signature_mismatch', ({ body }) => {
    expect(verify(GOOD, [SECRET], body)).toEqual({ refused: 'signature_mismatch' });
  });
});

describe('no usable secret', () => {
  test.each([
    { given: 'none', secrets: [] },
    { given: 'an empty one', secrets: [''] },
    { given: 'a blank one', secrets: ['  '] },
    { given: 'the prefix alone', secrets: ['whsec_'] },
    { given: 'one byte', secrets: ['whsec_YQ=='] },
    { given: '65 bytes', secrets: [`whsec_${Buffer.alloc(65).toString('base64')}`] },
    { given: 'no prefix', secrets: [SECRET.slice(6)] },
    { given: 'plain text', secrets: ['It’s a secret to everybody'] },
    { given: 'half a public key', secrets: ['whpk_AAAA'] },
  ])('$given → no_secret', ({ secrets }) => {
    expect(verify(GOOD, secrets)).toEqual({ refused: 'no_secret' });
  });

  test('zeros as public key → refused', () => {
    const secret = `whpk_${Buffer.alloc(32).toString('base64')}`;
    expect(verify({ ...GOOD, 'webhook-signature': V1A }, [secret])).toEqual({
      refused: 'signature_mismatch',
    });
  });
});

test('a hundred thousand signatures cost next to nothing', () => {
  const headers = { ...GOOD, 'webhook-signature': garbage('v1', 32, 100_000) };
  const many = delivery(BODY, headers);
  const started = process.cpuUsage();
  expect(webhook.verify(many, connection(), NOW)).toEqual({ refused: 'signature_malformed' });
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(100);
});
