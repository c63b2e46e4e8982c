import { describe, expect, test } from '@jest/globals';
import { gitlab } from '../../../../shared/trackers/gitlab/tracker.ts';
import { connection, delivery, NOW, SIGNING_TOKEN, sample, signed, TOKEN } from './sender.ts';

const body = JSON.stringify(sample('issue.update-labeled'));
const verify = (
  headers: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[],
) => gitlab.verify(delivery(body, headers), { ...connection, secrets }, NOW);
const rightly = signed(body, SIGNING_TOKEN, NOW);
const wrongly = { ...rightly, 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` };

describe('a connection with a signing token', () => {
  test.each([
    { given: 'the signing token itself as the secret token', token: SIGNING_TOKEN },
    { given: 'another secret token', token: TOKEN },
    { given: 'no token', token: undefined },
  ])('is not satisfied by $given', ({ token }) => {
    expect(verify({ 'x-gitlab-token': token }, [SIGNING_TOKEN])).toEqual({
      refused: 'signature_missing',
    });
    expect(verify({ ...wrongly, 'x-gitlab-token': token }, [SIGNING_TOKEN])).toEqual({
      refused: 'signature_mismatch',
    });
  });

  test('is satisfied by a signature, and by the id that it signs names the delivery', () => {
    expect(verify({ ...rightly, 'x-gitlab-token': undefined }, [SIGNING_TOKEN])).toEqual({
      key: 'id:f5e5f430',
      senderId: '13792a34-cac6-4fda-95a8-c58e00a3954e',
      signedAt: NOW,
    });
  });
});

describe('a connection with a secret token', () => {
  test('is not satisfied by a signature of whatever key', () => {
    const bare = { ...rightly, 'x-gitlab-token': undefined };
    expect(verify(bare, [TOKEN])).toEqual({ refused: 'signature_missing' });
    expect(verify({ ...rightly, 'x-gitlab-token': 'guessed' }, [TOKEN])).toEqual({
      refused: 'signature_mismatch',
    });
  });

  test('takes the digest of the body for the key: the token signs nothing', () => {
    const verified = verify({}, [TOKEN]);
    expect(verified).toMatchObject({ key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const again = verify({ 'idempotency-key': 'another', 'x-gitlab-event-uuid': 'x' }, [TOKEN]);
    expect(Reflect.get(again, 'key')).toBe(Reflect.get(verified, 'key'));
  });

  test.each([TOKEN.slice(0, -1), `${TOKEN} x`, TOKEN.toUpperCase(), `${TOKEN}, ${TOKEN}`])(
    'refuses %j',
    (token) => {
      expect(verify({ 'x-gitlab-token': token }, [TOKEN])).toEqual({
        refused: 'signature_mismatch',
      });
    },
  );
});

describe('while a secret token is changed for a signing token', () => {
  const both = [SIGNING_TOKEN, TOKEN];

  test.each([
    { given: 'the old token alone', headers: {}, good: true },
    {
      given: 'a signature alone',
      headers: { ...rightly, 'x-gitlab-token': undefined },
      good: true,
    },
    { given: 'both', headers: rightly, good: true },
    { given: 'a wrong signature beside the old token', headers: wrongly, good: false },
    { given: 'an empty one beside it', headers: { 'webhook-signature': '' }, good: false },
    {
      given: 'the signing token as a token',
      headers: { 'x-gitlab-token': SIGNING_TOKEN },
      good: false,
    },
  ])('$given → good: $good', ({ headers, good }) => {
    const verified = verify(headers, both);
    if (good) expect(verified).toHaveProperty('key');
    else expect(verified).toHaveProperty('refused');
  });
});

test('what only looks like a signing token verifies nothing', () => {
  for (const secret of ['whsec_', 'whsec_short', `${SIGNING_TOKEN}=`])
    expect(verify({ ...rightly, 'x-gitlab-token': secret }, [secret])).toEqual({
      refused: 'no_secret',
    });
});
