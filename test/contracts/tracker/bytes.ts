import { describe, expect, test } from '@jest/globals';
import { deliver, letterOf } from './deliver.ts';
import type { Receiving } from './subject.ts';

const PLACES = 40;
const FF = 0xff;

/** The proof holds for these bytes and no others; what a sender names beside them is no identity. */
export function bytesContract(subject: Receiving): void {
  const { tracker, connection, webhooks } = subject;
  const verify = (...given: Parameters<typeof deliver>) =>
    tracker.verify(deliver(...given), connection, webhooks.now);
  const swapped = (body: string | Uint8Array, instead: string | Uint8Array) => {
    const delivery = { ...deliver(subject, { body }), body: new Uint8Array(Buffer.from(instead)) };
    return tracker.verify(delivery, connection, webhooks.now);
  };
  const [first] = webhooks.samples;
  const letter = first ? letterOf(subject, first) : { body: '{}' };
  const keyOf = (verified: object) => ('key' in verified ? verified.key : verified);

  const signed = webhooks.covers === 'body' ? describe : describe.skip;
  signed(
    `the body is signed${webhooks.covers === 'body' ? '' : ' (left out: only a token is)'}`,
    () => {
      test('any byte changed → refused', () => {
        const bytes = Buffer.from(letter.body);
        for (let place = 0; place < bytes.length; place += Math.ceil(bytes.length / PLACES)) {
          const instead = Uint8Array.from(bytes);
          instead[place] = (bytes[place] ?? 0) ^ 1;
          expect(swapped(letter.body, instead)).toHaveProperty('refused');
        }
      });

      test('a byte more or less → refused', () => {
        expect(swapped(letter.body, `${letter.body}\n`)).toHaveProperty('refused');
        expect(swapped(letter.body, letter.body.slice(0, -1))).toHaveProperty('refused');
      });

      test('other bytes that decode to the same text → refused', () => {
        const odd = Uint8Array.from([...Buffer.from('{"a":"'), FF, ...Buffer.from('"}')]);
        expect(swapped('{"a":"\ufffd"}', odd)).toHaveProperty('refused');
        expect(swapped('{"a":1}', '\ufeff{"a":1}')).toHaveProperty('refused');
      });
    },
  );

  describe('the delivery key', () => {
    test('T3: a repetition has the same, however late and under whatever attempt’s id', () => {
      const again = webhooks.perAttempt.map((name) => [name, `again-${name}`] as const);
      const headers = { ...letter.headers, ...Object.fromEntries(again) };
      expect(keyOf(verify(subject, { ...letter, headers }))).toBe(keyOf(verify(subject, letter)));
    });

    const byBody = webhooks.key === 'body' ? test : test.skip;
    const leftOut = webhooks.key === 'body' ? '' : ' (left out: the id is signed)';
    byBody(`T4: another body under the same id has another${leftOut}`, () => {
      const other = letter.body.replace(/\s*$/, ' ');
      expect(keyOf(verify(subject, { ...letter, body: other }))).not.toBe(
        keyOf(verify(subject, letter)),
      );
    });
  });
}
