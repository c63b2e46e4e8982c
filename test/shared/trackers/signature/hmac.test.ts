import { createHmac, hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { HmacForm } from '../../../../shared/trackers/signature/hmac.ts';
import { verifyHmac } from '../../../../shared/trackers/signature/hmac.ts';

const body = Buffer.from('{"tide":"high"}');
const FORMS = {
  hex: { header: 'x-sig', prefix: 'sha256=', encoding: 'hex', algorithm: 'sha256' },
  bare: { header: 'x-sig', prefix: '', encoding: 'hex', algorithm: 'sha256' },
  base64: { header: 'x-sig', prefix: '', encoding: 'base64', algorithm: 'sha256' },
  long: { header: 'x-sig', prefix: '', encoding: 'base64', algorithm: 'sha512' },
} as const satisfies Record<string, HmacForm>;

function sign(form: HmacForm, secret: string, bytes: Uint8Array = body): string {
  return form.prefix + createHmac(form.algorithm, secret).update(bytes).digest(form.encoding);
}
function verify(
  form: HmacForm,
  header: string | undefined,
  secrets: readonly string[],
  bytes: Uint8Array = body,
) {
  const headers = new Headers(header === undefined ? {} : { [form.header]: header });
  return verifyHmac({ headers, body: bytes }, secrets, form);
}

describe('a signature that fits', () => {
  const key = hash('sha256', body, 'hex');
  test.each([
    { given: 'hex with a prefix', form: FORMS.hex, secrets: ['a'] },
    { given: 'bare hex', form: FORMS.bare, secrets: ['a'] },
    { given: 'base64', form: FORMS.base64, secrets: ['a'] },
    { given: 'sha512 in base64', form: FORMS.long, secrets: ['a'] },
    { given: 'the older of two secrets', form: FORMS.hex, secrets: ['new', 'a'] },
    { given: 'the newer of two secrets', form: FORMS.hex, secrets: ['a', 'old'] },
    { given: 'an empty secret beside it', form: FORMS.hex, secrets: ['', 'a'] },
  ])('$given → the digest of the body', ({ form, secrets }) => {
    expect(verify(form, sign(form, 'a'), secrets)).toEqual({ key });
  });

  test('capital hex → the same', () => {
    expect(verify(FORMS.bare, sign(FORMS.bare, 'a').toUpperCase(), ['a'])).toEqual({ key });
  });

  test('an empty body → a key all the same', () => {
    const empty = new Uint8Array();
    expect(verify(FORMS.hex, sign(FORMS.hex, 'a', empty), ['a'], empty)).toHaveProperty('key');
  });
});

describe('a signature that does not', () => {
  const right = sign(FORMS.hex, 'a');
  const base64 = sign(FORMS.base64, 'a');
  test.each([
    { given: 'no secret', header: right, secrets: [], refused: 'no_secret' },
    { given: 'an empty secret', header: sign(FORMS.hex, ''), secrets: [''], refused: 'no_secret' },
    {
      given: 'a blank secret',
      header: sign(FORMS.hex, ' \n'),
      secrets: [' \n'],
      refused: 'no_secret',
    },
    { given: 'no header', header: undefined, secrets: ['a'], refused: 'signature_missing' },
    { given: 'an empty header', header: '', secrets: ['a'], refused: 'signature_missing' },
    {
      given: 'the header twice',
      header: `${right}, ${right}`,
      secrets: ['a'],
      refused: 'signature_repeated',
    },
    {
      given: 'two joined without a space',
      header: `${right},${right}`,
      secrets: ['a'],
      refused: 'signature_repeated',
    },
    { given: 'no prefix', header: right.slice(7), secrets: ['a'], refused: 'signature_malformed' },
    {
      given: 'a prefix in capitals',
      header: right.replace('sha256', 'SHA256'),
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'the prefix alone',
      header: 'sha256=',
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'sha1',
      header: `sha1=${createHmac('sha1', 'a').update(body).digest('hex')}`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'sha512 under the prefix',
      header: `sha256=${createHmac('sha512', 'a').update(body).digest('hex')}`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'half of the digest',
      header: right.slice(0, 39),
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'a digit too many',
      header: `${right}0`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'two digits too many',
      header: `${right}00`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'junk between the digits',
      header: `${right.slice(0, 9)}!!${right.slice(9)}`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'no hex',
      header: `sha256=${'zz'.repeat(32)}`,
      secrets: ['a'],
      refused: 'signature_malformed',
    },
    {
      given: 'another secret',
      header: sign(FORMS.hex, 'b'),
      secrets: ['a', 'c'],
      refused: 'signature_mismatch',
    },
    {
      given: 'another body',
      header: sign(FORMS.hex, 'a', Buffer.from('{}')),
      secrets: ['a'],
      refused: 'signature_mismatch',
    },
  ])('$given → $refused', ({ header, secrets, refused }) => {
    expect(verify(FORMS.hex, header, secrets)).toEqual({ refused });
  });

  test.each([
    { given: 'no padding', header: base64.slice(0, -1) },
    { given: 'the alphabet of URLs', header: `-_${base64.slice(2)}` },
    { given: 'blanks within', header: `${base64.slice(0, 8)} ${base64.slice(8)}` },
    {
      given: 'a loose last digit',
      header: base64.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`),
    },
    { given: 'hex', header: sign(FORMS.bare, 'a') },
  ])('base64 with $given → signature_malformed', ({ header }) => {
    expect(verify(FORMS.base64, header, ['a'])).toEqual({ refused: 'signature_malformed' });
  });

  test.each([
    {
      given: 'a broken byte for U+FFFD',
      signed: Buffer.from('{"a":"\ufffd"}'),
      sent: Buffer.from('7b2261223a22ff227d', 'hex'),
    },
    {
      given: 'a byte order mark in front',
      signed: Buffer.from('{"a":1}'),
      sent: Buffer.from('efbbbf7b2261223a317d', 'hex'),
    },
  ])('$given → signature_mismatch', ({ signed, sent }) => {
    expect(verify(FORMS.hex, sign(FORMS.hex, 's', signed), ['s'], sent)).toEqual({
      refused: 'signature_mismatch',
    });
  });
});
