import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';
import { connection, event, SECRET, signed } from './letters.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const BODY = body(NOW);

function body(webhookTimestamp: unknown): string {
  return JSON.stringify({ action: 'create', type: 'Issue', webhookTimestamp });
}

function hmac(of: string | Uint8Array, algorithm = 'sha256', secret = SECRET): string {
  return createHmac(algorithm, secret).update(of).digest('hex');
}

function verify(delivery: ReturnType<typeof signed>, secrets = [SECRET], now = NOW) {
  return linear.verify(delivery, connection({ secrets }), now);
}

test('the key is the digest of the body, the id that of the header', () => {
  const id = '2f8e0a1c-9d47-4b63-85e2-7c1b0f6d3a94';
  expect(verify(signed(BODY, { 'linear-delivery': id }))).toMatchObject({
    key: createHash('sha256').update(BODY).digest('hex'),
    senderId: id,
  });
});

test('either of two secrets will do', () => {
  expect(verify(signed(BODY), ['new', SECRET])).toHaveProperty('key');
});

describe('what is not signed as Linear signs', () => {
  const lossy = Buffer.from('7b2261223a22ff227d', 'hex');
  test.each([
    { given: 'no header', signature: undefined, reason: 'signature_missing' },
    { given: 'an empty header', signature: '', reason: 'signature_missing' },
    {
      given: 'two headers',
      signature: `${hmac(BODY)}, ${hmac(BODY)}`,
      reason: 'signature_repeated',
    },
    { given: "GitHub's prefix", signature: `sha256=${hmac(BODY)}`, reason: 'signature_malformed' },
    { given: 'SHA-1', signature: hmac(BODY, 'sha1'), reason: 'signature_malformed' },
    { given: 'SHA-512', signature: hmac(BODY, 'sha512'), reason: 'signature_malformed' },
    { given: 'half a MAC', signature: hmac(BODY).slice(0, 32), reason: 'signature_malformed' },
    { given: 'junk between pairs', signature: `!!${hmac(BODY)}`, reason: 'signature_malformed' },
    { given: 'another secret', signature: hmac(BODY, 'sha256', 'x'), reason: 'signature_mismatch' },
    { given: 'another body', signature: hmac(`${BODY} `), reason: 'signature_mismatch' },
  ])('$given → $reason', ({ signature, reason }) => {
    const delivery = signed(BODY);
    if (signature === undefined) delivery.headers.delete('linear-signature');
    else delivery.headers.set('linear-signature', signature);
    expect(verify(delivery)).toEqual({ refused: reason });
  });

  test('a body that only decodes to the signed text → signature_mismatch', () => {
    const delivery = signed(lossy, { 'linear-signature': hmac('{"a":"\ufffd"}') });
    expect(verify(delivery)).toEqual({ refused: 'signature_mismatch' });
  });

  test.each([{ secrets: [] }, { secrets: [''] }, { secrets: ['  '] }])(
    'secrets $secrets → no_secret',
    ({ secrets }) => {
      expect(
        verify(signed(BODY, { 'linear-signature': hmac(BODY, 'sha256', '') }), secrets),
      ).toEqual({ refused: 'no_secret' });
    },
  );
});

describe('how old a delivery may be', () => {
  test.each([
    { given: 'now', age: 0, accepted: true },
    { given: 'the retry after 1 minute', age: MINUTE, accepted: true },
    { given: 'the retry after 1 hour', age: 60 * MINUTE, accepted: true },
    { given: 'the retry after 6 hours, after the two others', age: 421 * MINUTE, accepted: true },
    { given: 'at the limit', age: 430 * MINUTE, accepted: true },
    { given: 'past it', age: 430 * MINUTE + 1, accepted: false },
    { given: "Linear's clock 5 minutes ahead", age: -5 * MINUTE, accepted: true },
    { given: 'more than that', age: -5 * MINUTE - 1, accepted: false },
  ])('$given → $accepted', ({ age, accepted }) => {
    const verified = verify(signed(body(NOW - age)));
    if (accepted) expect(verified).toHaveProperty('key');
    else expect(verified).toEqual({ refused: 'timestamp_out_of_range' });
  });

  test.each([
    { given: 'no time', time: undefined },
    { given: 'null', time: null },
    { given: 'a text', time: String(NOW) },
    { given: 'a list', time: [NOW] },
  ])('$given → timestamp_missing', ({ time }) => {
    expect(verify(signed(body(time)))).toEqual({ refused: 'timestamp_missing' });
  });

  test('the unsigned header makes nothing fresh', () => {
    const stale = signed(body(0), { 'linear-timestamp': String(NOW) });
    expect(verify(stale)).toEqual({ refused: 'timestamp_out_of_range' });
  });
});

describe('signed, but not readable', () => {
  test.each([
    { given: 'nothing', text: '', reason: 'body_malformed' },
    { given: 'half an object', text: '{"type":"Issue"', reason: 'body_malformed' },
    { given: 'a list', text: '[]', reason: 'body_malformed' },
    { given: 'a byte order mark', text: `\ufeff${BODY}`, reason: 'body_malformed' },
    { given: '100,000 brackets', text: '['.repeat(100_000), reason: 'body_malformed' },
    {
      given: 'two times',
      text: `{"webhookTimestamp":${NOW},"webhookTimestamp":1}`,
      reason: 'body_ambiguous',
    },
  ])('$given → $reason', ({ text, reason }) => {
    const delivery = signed(text);
    const verified = verify(delivery);
    if ('refused' in verified) throw new Error(verified.refused);
    expect(linear.read(delivery, connection(), verified)).toMatchObject({ invalid: reason });
  });
});

describe("Linear's own client agrees", () => {
  const client = new LinearWebhookClient(SECRET);
  const theirs = (delivery: ReturnType<typeof signed>) => {
    try {
      return client.verify(
        Buffer.from(delivery.body),
        delivery.headers.get('linear-signature') ?? '',
      );
    } catch {
      return false;
    }
  };
  const fresh = (name: string) =>
    event(name).replace(/"webhookTimestamp": \d+/, `"webhookTimestamp": ${Date.now()}`);

  test.each([
    { given: 'an issue', text: fresh('Issue.update') },
    { given: 'a comment', text: fresh('Comment.create') },
    { given: 'a session', text: fresh('AgentSessionEvent.created') },
    { given: 'a text outside of ASCII', text: body(Date.now()).replace('Issue', 'Ünïcøde 🙂') },
  ])('$given → accepted by both', ({ text }) => {
    const delivery = signed(text);
    expect(theirs(delivery)).toBe(true);
    expect(verify(delivery, [SECRET], Date.now())).toHaveProperty('key');
  });

  test.each([
    { given: 'a forgery', headers: { 'linear-signature': 'ab'.repeat(32) }, time: Date.now() },
    { given: 'SHA-512', headers: { 'linear-signature': 'ab'.repeat(64) }, time: Date.now() },
    { given: 'a replay of yesterday', headers: {}, time: Date.now() - 86_400_000 },
  ])('$given → refused by both', ({ headers, time }) => {
    const delivery = signed(body(time), headers);
    expect(theirs(delivery)).toBe(false);
    expect(verify(delivery, [SECRET], Date.now())).toHaveProperty('refused');
  });
});
