import { describe, expect, test } from '@jest/globals';
import {
  canSignStandard,
  signStandard,
  standardKey,
  standardPublicKey,
  strictBase64,
} from '../../../shared/core/standard-webhooks.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

function base64(bytes: number): string {
  return Buffer.alloc(bytes, 7).toString('base64');
}

test('signs as the specification’s own example', () => {
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  expect(signStandard(SECRET, id, 1614265330, '{"test": 2432232314}')).toEqual({
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a body signs alike as text and as bytes', () => {
  const body = '{"text":"ü"}';
  expect(signStandard(SECRET, 'a', 1, Buffer.from(body))).toEqual(
    signStandard(SECRET, 'a', 1, body),
  );
});

test('a secret of plain text is used by its bytes', () => {
  const text = 'a secret of a sender by plain HMAC';
  const encoded = `whsec_${Buffer.from(text).toString('base64')}`;
  expect(signStandard(text, 'a', 1, '{}')).toEqual(signStandard(encoded, 'a', 1, '{}'));
});

test('a fraction of a second is cut off', () => {
  expect(signStandard(SECRET, 'a', 1.9, '')).toMatchObject({ 'webhook-timestamp': '1' });
});

test.each([
  { given: 'an empty secret', secret: '', id: 'a' },
  { given: 'a blank secret', secret: ' ', id: 'a' },
  { given: 'a public key', secret: `whpk_${base64(32)}`, id: 'a' },
  { given: 'an id with a dot', secret: SECRET, id: 'a.b' },
  { given: 'an empty id', secret: SECRET, id: '' },
])('$given → does not sign', ({ secret, id }) => {
  expect(() => signStandard(secret, id, 1, '')).toThrow(TypeError);
});

describe('a symmetric key', () => {
  test.each([
    { given: '24 bytes', secret: `whsec_${base64(24)}`, bytes: 24 },
    { given: '64 bytes', secret: `whsec_${base64(64)}`, bytes: 64 },
    { given: '23 bytes', secret: `whsec_${base64(23)}` },
    { given: '65 bytes', secret: `whsec_${base64(65)}` },
    { given: 'one byte', secret: `whsec_${base64(1)}` },
    { given: 'nothing', secret: '' },
    { given: 'the prefix alone', secret: 'whsec_' },
    { given: 'no prefix', secret: base64(24) },
    { given: 'another prefix', secret: `whpk_${base64(32)}` },
    { given: 'a prefix in capitals', secret: `WHSEC_${base64(24)}` },
    { given: 'padding left out', secret: `whsec_${base64(25).replaceAll('=', '')}` },
    {
      given: 'the alphabet of URLs',
      secret: `whsec_${Buffer.alloc(24, 255).toString('base64url')}`,
    },
    { given: 'a line break at the end', secret: `whsec_${base64(24)}\n` },
  ])('$given → $bytes', ({ secret, bytes }) => {
    expect(standardKey(secret)?.length).toBe(bytes);
  });
});

describe('a public key', () => {
  test.each([
    { given: '32 bytes', secret: `whpk_${base64(32)}`, bytes: 32 },
    { given: '31 bytes', secret: `whpk_${base64(31)}` },
    { given: '33 bytes', secret: `whpk_${base64(33)}` },
    { given: 'a symmetric key', secret: `whsec_${base64(32)}` },
  ])('$given → $bytes', ({ secret, bytes }) => {
    expect(standardPublicKey(secret)?.length).toBe(bytes);
  });

  test('cannot sign', () => {
    expect([`whpk_${base64(32)}`, SECRET, 'plain'].map(canSignStandard)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test.each([
  { given: 'canonical base64', text: 'YQ==', bytes: [97] },
  { given: 'nothing', text: '', bytes: [] },
  { given: 'other bits in the padding', text: 'YR==' },
  { given: 'junk in between', text: 'Y!Q==' },
  { given: 'a space', text: 'YQ== ' },
])('strict base64: $given → $bytes', ({ text, bytes }) => {
  const read = strictBase64(text);
  expect(read && [...read]).toEqual(bytes);
});
