import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { jira } from '../../../../shared/trackers/jira/tracker.ts';
import { connection, delivery, proof, SECRET, sample } from './letters.ts';

const BODY = JSON.stringify(sample('issue_updated-labeled'));
const BYTES = Buffer.from(BODY);

test('the key is the digest of the body, whatever id the headers tell', () => {
  const key = createHash('sha256').update(BODY).digest('hex');
  const id = 'x-atlassian-webhook-identifier';
  for (const one of ['first', 'second'])
    expect(jira.verify(delivery(BODY, { [id]: one }), connection(), 0)).toEqual({
      key,
      senderId: one,
    });
  expect(jira.verify(delivery(BODY), connection(), 0)).toEqual({ key });
});

describe('what is not signed as Jira signs', () => {
  const sha1 = createHmac('sha1', SECRET).update(BODY).digest('hex');
  const sha512 = createHmac('sha512', SECRET).update(BODY).digest('hex');
  test.each([
    { given: 'nothing', signature: undefined, reason: 'signature_missing' },
    { given: 'SHA-1 under its old name', signature: `sha1=${sha1}`, reason: 'signature_malformed' },
    {
      given: 'SHA-1 under the new one',
      signature: `sha256=${sha1}`,
      reason: 'signature_malformed',
    },
    { given: 'SHA-512', signature: `sha512=${sha512}`, reason: 'signature_malformed' },
    {
      given: 'no prefix',
      signature: proof(BYTES).replace('sha256=', ''),
      reason: 'signature_malformed',
    },
    { given: 'another secret', signature: proof(BYTES, 'x'), reason: 'signature_mismatch' },
  ])('$given → $reason', ({ signature, reason }) => {
    const sent = delivery(BODY);
    if (signature === undefined) sent.headers.delete('x-hub-signature');
    else sent.headers.set('x-hub-signature', signature);
    expect(jira.verify(sent, connection(), 0)).toEqual({ refused: reason });
  });

  test('GitHub’s header, and a token of Connect, prove nothing', () => {
    const sent = delivery(BODY, {
      'x-hub-signature-256': proof(BYTES),
      'x-atlassian-webhook-token': SECRET,
      authorization: `JWT ${SECRET}`,
    });
    sent.headers.delete('x-hub-signature');
    expect(jira.verify(sent, connection(), 0)).toEqual({ refused: 'signature_missing' });
  });
});
