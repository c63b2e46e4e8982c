import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../shared/core/delivery.ts';
import { deliver, letterOf } from './deliver.ts';
import type { Receiving } from './subject.ts';

/** Who is believed, and who is not. */
export function verifyContract(subject: Receiving): void {
  const { tracker, connection, webhooks } = subject;
  const [secret = ''] = connection.secrets;
  const [first] = webhooks.samples;
  if (!first) throw new Error(`events/${tracker.name} has no sample`);
  const letter = letterOf(subject, first);
  const verify = (delivery: Delivery, secrets: readonly string[] = [secret]) =>
    tracker.verify(delivery, { ...connection, secrets }, webhooks.now);
  const proofOf = (proof: string | undefined) => {
    const delivery = deliver(subject, letter);
    delivery.headers.delete(webhooks.proof);
    if (proof !== undefined) delivery.headers.set(webhooks.proof, proof);
    return delivery;
  };
  const good = deliver(subject, letter).headers.get(webhooks.proof) ?? '';

  describe('verify', () => {
    test.each(webhooks.samples)('$file, signed → accepted with a key', (sample) => {
      const verified = verify(deliver(subject, letterOf(subject, sample)));
      expect(verified).toMatchObject({ key: expect.stringMatching(/^.{1,512}$/s) });
    });

    test.each([
      { given: 'no proof', proof: undefined },
      { given: 'an empty one', proof: '' },
      { given: 'half of it', proof: good.slice(0, Math.ceil(good.length / 2)) },
      { given: 'one character more', proof: `${good}0` },
      { given: 'it twice', proof: `${good}, ${good}` },
      { given: 'a name of an object’s', proof: 'constructor' },
      { given: 'another sender’s form', proof: `md5=${'0'.repeat(32)}` },
    ])('$given → refused', ({ proof }) => {
      expect(verify(proofOf(good))).toHaveProperty('key');
      expect(verify(proofOf(proof))).toEqual({ refused: expect.stringMatching(/\w/) });
    });

    test('another secret → refused', () => {
      const delivery = deliver(subject, letter, { secret: webhooks.otherSecret });
      expect(verify(delivery)).toEqual({ refused: expect.stringMatching(/\w/) });
      expect(verify(delivery, [webhooks.otherSecret])).toHaveProperty('key');
    });

    test('while the secret is changed both are good, and the old one no longer after that', () => {
      const old = deliver(subject, letter);
      const next = deliver(subject, letter, { secret: webhooks.otherSecret });
      for (const secrets of [
        [webhooks.otherSecret, secret],
        [secret, webhooks.otherSecret],
      ]) {
        expect(verify(old, secrets)).toHaveProperty('key');
        expect(verify(next, secrets)).toHaveProperty('key');
      }
      expect(verify(old, [webhooks.otherSecret])).toHaveProperty('refused');
    });

    test.each([
      { given: 'no secret', secrets: [] },
      { given: 'an empty one', secrets: [''] },
      { given: 'a blank one', secrets: [' \t'] },
    ])('T7: $given in the configuration → no_secret, whatever was sent', ({ secrets }) => {
      for (const delivery of [
        deliver(subject, letter),
        proofOf(undefined),
        proofOf(''),
        ...secrets.flatMap((one) => signedWith(subject, letter, one)),
      ])
        expect(verify(delivery, secrets)).toEqual({ refused: 'no_secret' });
    });
  });
}

/** Nothing where a sender cannot sign with such a secret. */
function signedWith(subject: Receiving, letter: { body: string }, secret: string): Delivery[] {
  try {
    return [deliver(subject, letter, { secret })];
  } catch {
    return [];
  }
}
