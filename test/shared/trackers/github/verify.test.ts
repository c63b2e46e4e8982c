import { createHmac, hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { github } from '../../../../shared/trackers/github/tracker.ts';
import { connection, delivery, SECRET } from './sender.ts';

const BODY = '{"zen":"Practicality beats purity."}';
const SIGNED = `sha256=${createHmac('sha256', SECRET).update(BODY).digest('hex')}`;

test('a signed delivery → the digest of its body, and the id that GitHub gave it', () => {
  expect(github.verify(delivery(BODY), connection, 0)).toEqual({
    key: hash('sha256', BODY, 'hex'),
    senderId: '5a7c0c0e-1601-11f1-8f39-0a58a9feac02',
  });
});

test('another id over the same body → the same key: the id is not signed', () => {
  const again = github.verify(delivery(BODY, { 'x-github-delivery': 'forged' }), connection, 0);
  expect(again).toHaveProperty('key', hash('sha256', BODY, 'hex'));
});

test('no id → a key without one', () => {
  const verified = github.verify(delivery(BODY, { 'x-github-delivery': undefined }), connection, 0);
  expect(verified).toEqual({ key: hash('sha256', BODY, 'hex') });
});

test('an id that is far too long → cut', () => {
  const long = delivery(BODY, { 'x-github-delivery': 'x'.repeat(5000) });
  expect(github.verify(long, connection, 0)).toHaveProperty('senderId', 'x'.repeat(128));
});

describe('refused', () => {
  const sha1 = `sha1=${createHmac('sha1', SECRET).update(BODY).digest('hex')}`;
  const sha512 = `sha512=${createHmac('sha512', SECRET).update(BODY).digest('hex')}`;
  const name = 'x-hub-signature-256';
  test.each([
    { given: 'no signature', headers: { [name]: undefined }, refused: 'signature_missing' },
    {
      given: 'only the SHA-1 one',
      headers: { [name]: undefined, 'x-hub-signature': sha1 },
      refused: 'signature_missing',
    },
    { given: 'SHA-1 in its place', headers: { [name]: sha1 }, refused: 'signature_malformed' },
    { given: 'SHA-512 in its place', headers: { [name]: sha512 }, refused: 'signature_malformed' },
    {
      given: 'the header twice',
      headers: { [name]: `${SIGNED}, ${SIGNED}` },
      refused: 'signature_repeated',
    },
    {
      given: 'joined without a blank',
      headers: { [name]: `sha256=00,${SIGNED}` },
      refused: 'signature_repeated',
    },
    { given: 'bare hex', headers: { [name]: SIGNED.slice(7) }, refused: 'signature_malformed' },
    {
      given: 'one digit less',
      headers: { [name]: SIGNED.slice(0, -1) },
      refused: 'signature_malformed',
    },
    {
      given: 'the signature of another secret',
      headers: { [name]: delivery(BODY, {}, 'other').headers.get(name) ?? '' },
      refused: 'signature_mismatch',
    },
  ])('$given → $refused', ({ headers, refused }) => {
    expect(github.verify(delivery(BODY, headers), connection, 0)).toEqual({ refused });
  });

  test.each([
    { given: 'no secret', secrets: [] },
    { given: 'an empty one', secrets: [''] },
    { given: 'a blank one', secrets: ['  '] },
  ])('$given in the configuration → no_secret, whatever was sent', ({ secrets }) => {
    for (const secret of ['', '  ', SECRET]) {
      const sent = delivery(BODY, {}, secret);
      expect(github.verify(sent, { ...connection, secrets }, 0)).toEqual({ refused: 'no_secret' });
    }
  });
});

test('while a secret is being changed → both are good', () => {
  const both = { ...connection, secrets: ['the new one', SECRET] };
  expect(github.verify(delivery(BODY), both, 0)).toHaveProperty('key');
  expect(github.verify(delivery(BODY, {}, 'the new one'), both, 0)).toHaveProperty('key');
});
