import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { SignatureScheme } from '../../../../shared/core/connection.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, NOW } from './connections.ts';

const SECRET = 'a plain secret';
const BODY = '{"title":"ü"}';

type Hmac = Extract<SignatureScheme, { scheme: 'hmac' }>;

const HEX: Hmac = {
  scheme: 'hmac',
  header: 'X-Signature',
  prefix: 'sha256=',
  encoding: 'hex',
  algorithm: 'sha256',
};
const BASE64: Hmac = { ...HEX, prefix: '', encoding: 'base64' };
const LONG: Hmac = { ...HEX, prefix: 'sha512=', algorithm: 'sha512' };

function signed({ algorithm, encoding, prefix }: Hmac, secret = SECRET): string {
  return `${prefix}${createHmac(algorithm, secret).update(BODY).digest(encoding)}`;
}

function verify(signature: Hmac, headers: HeadersInit, secrets: readonly string[]) {
  return webhook.verify(delivery(BODY, headers), connection({ signature, secrets }), NOW);
}

test.each([
  { given: 'sha256 in hex', scheme: HEX, value: signed(HEX) },
  { given: 'sha256 in base64', scheme: BASE64, value: signed(BASE64) },
  { given: 'sha512 in hex', scheme: LONG, value: signed(LONG) },
  { given: 'the second of two secrets', scheme: HEX, value: signed(HEX), secrets: ['new', SECRET] },
])('$given → verified by the digest of the body', ({ scheme, value, secrets = [SECRET] }) => {
  const key = createHash('sha256').update(BODY).digest('hex');
  expect(verify(scheme, { 'x-signature': value }, secrets)).toEqual({ key });
});

test.each([
  { given: 'no header', scheme: HEX, headers: [], refused: 'signature_missing' },
  {
    given: 'two headers',
    scheme: HEX,
    headers: [signed(HEX), signed(HEX)],
    refused: 'signature_repeated',
  },
  {
    given: 'no prefix',
    scheme: HEX,
    headers: [signed(HEX).slice(7)],
    refused: 'signature_malformed',
  },
  {
    given: 'a prefix that is not asked for',
    scheme: BASE64,
    headers: [`sha256=${signed(BASE64)}`],
    refused: 'signature_malformed',
  },
  {
    given: 'another encoding',
    scheme: HEX,
    headers: [`sha256=${signed(BASE64)}`],
    refused: 'signature_malformed',
  },
  {
    given: 'an algorithm of the sender’s choice',
    scheme: HEX,
    headers: [signed(LONG)],
    refused: 'signature_malformed',
  },
  {
    given: 'sha1',
    scheme: HEX,
    headers: [`sha1=${'a'.repeat(40)}`],
    refused: 'signature_malformed',
  },
  {
    given: 'half a signature',
    scheme: HEX,
    headers: [signed(HEX).slice(0, 39)],
    refused: 'signature_malformed',
  },
  {
    given: 'another secret',
    scheme: HEX,
    headers: [signed(HEX, 'other')],
    refused: 'signature_mismatch',
  },
  {
    given: 'an empty secret',
    scheme: HEX,
    headers: [signed(HEX, '')],
    secrets: [''],
    refused: 'no_secret',
  },
  {
    given: 'a blank secret',
    scheme: HEX,
    headers: [signed(HEX, ' ')],
    secrets: [' '],
    refused: 'no_secret',
  },
  {
    given: 'no secret',
    scheme: HEX,
    headers: [signed(HEX, '')],
    secrets: [],
    refused: 'no_secret',
  },
])('$given → $refused', ({ scheme, headers, secrets = [SECRET], refused }) => {
  const pairs = headers.map((value): [string, string] => ['X-Signature', value]);
  expect(verify(scheme, pairs, secrets)).toEqual({ refused });
});
