import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { shortcut } from '../../../../shared/trackers/shortcut/tracker.ts';
import { connection, delivery, proof, SECRET, sample } from './letters.ts';

const BODY = JSON.stringify(sample('story.update-labeled'));

test('the key is the digest of the body, the id the one inside of it', () => {
  expect(shortcut.verify(delivery(BODY), connection(), 0)).toMatchObject({
    key: createHash('sha256').update(BODY).digest('hex'),
    senderId: sample('story.update-labeled').id,
  });
});

describe('what is not signed as Shortcut signs', () => {
  const mac = proof(Buffer.from(BODY));
  test.each([
    {
      given: 'no header: the webhook has no secret',
      signature: undefined,
      reason: 'signature_missing',
    },
    { given: 'two', signature: `${mac},${mac}`, reason: 'signature_repeated' },
    { given: 'a prefix', signature: `sha256=${mac}`, reason: 'signature_malformed' },
    {
      given: 'SHA-1',
      signature: createHmac('sha1', SECRET).update(BODY).digest('hex'),
      reason: 'signature_malformed',
    },
    {
      given: 'another secret',
      signature: proof(Buffer.from(BODY), 'x'),
      reason: 'signature_mismatch',
    },
  ])('$given → $reason', ({ signature, reason }) => {
    const sent = delivery(BODY);
    if (signature === undefined) sent.headers.delete('payload-signature');
    else sent.headers.set('payload-signature', signature);
    expect(shortcut.verify(sent, connection(), 0)).toEqual({ refused: reason });
  });

  test('another tracker’s header proves nothing', () => {
    const sent = delivery(BODY, {
      'x-shortcut-signature': mac,
      'x-hub-signature-256': `sha256=${mac}`,
    });
    sent.headers.delete('payload-signature');
    expect(shortcut.verify(sent, connection(), 0)).toEqual({ refused: 'signature_missing' });
  });

  test.each([{ secrets: [] }, { secrets: [''] }, { secrets: [' '] }])(
    'T7: secrets $secrets → nothing is accepted, signed or not',
    ({ secrets }) => {
      const sent = delivery(BODY, { 'payload-signature': proof(Buffer.from(BODY), '') });
      expect(shortcut.verify(sent, connection({ secrets }), 0)).toEqual({ refused: 'no_secret' });
    },
  );
});
