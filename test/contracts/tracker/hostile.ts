import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../shared/core/delivery.ts';
import { deliver, letterOf } from './deliver.ts';
import type { Receiving } from './subject.ts';

/** Cuts of one sample. */
const CUTS = 400;

const GARBAGE: readonly { readonly given: string; readonly body: string | Uint8Array }[] = [
  { given: 'nothing', body: '' },
  { given: 'null', body: 'null' },
  { given: 'a number', body: '1e999' },
  { given: 'a list', body: '[{}]' },
  { given: 'an empty object', body: '{}' },
  { given: 'a text', body: '"issue"' },
  { given: 'no UTF-8', body: Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
  { given: 'a byte order mark', body: '\ufeff{}' },
  { given: '100,000 brackets', body: '['.repeat(100_000) },
  { given: 'names of every object’s', body: '{"__proto__":{"action":"opened"},"constructor":1}' },
  { given: 'a form', body: 'payload=%7B%7D&payload=%ff' },
];

/** In the place of any value. */
const STRANGE: readonly unknown[] = [
  null,
  0,
  -1,
  1e21,
  '',
  '\ud800',
  [],
  [null],
  {},
  { toString: 1 },
  true,
];

/** Nothing that is sent, by whoever has the secret, makes it throw. */
export function hostileContract(subject: Receiving): void {
  const { tracker, connection, webhooks } = subject;
  const kinds = /^(event|ignored|invalid)$/;
  const read = (delivery: Delivery) => {
    const verified = tracker.verify(delivery, connection, webhooks.now);
    const reading = tracker.read(delivery, connection, 'key' in verified ? verified : { key: 'k' });
    expect(Object.keys(reading).filter((name) => kinds.test(name))).toHaveLength(1);
    return reading;
  };

  describe('never throws', () => {
    test.each(GARBAGE)('$given → no event', ({ body }) => {
      for (const { headers = {} } of webhooks.samples)
        expect(read(deliver(subject, { body, headers }))).not.toHaveProperty('event');
    });

    test.each(webhooks.samples)('$file, cut anywhere → no event', (sample) => {
      const { body, headers = {} } = letterOf(subject, sample);
      const whole = Buffer.from(body.trimEnd());
      for (let end = 0; end < whole.length; end += Math.ceil(whole.length / CUTS)) {
        const cut = whole.subarray(0, end);
        expect(read(deliver(subject, { body: cut, headers }))).not.toHaveProperty('event');
      }
    });

    test.each(webhooks.samples)(
      '$file with something strange in any place, or nothing',
      (sample) => {
        const { body, headers = {} } = letterOf(subject, sample);
        let different = 0;
        for (const strange of variants(JSON.parse(body))) {
          read(deliver(subject, { body: JSON.stringify(strange), headers }));
          different += 1;
        }
        expect(different).toBeGreaterThan(0);
      },
    );

    test.each(webhooks.samples)('$file without any header, or with odd ones', (sample) => {
      const delivery = deliver(subject, letterOf(subject, sample));
      read({ ...delivery, headers: new Headers() });
      for (const [name] of delivery.headers)
        for (const value of ['', ' ', 'x'.repeat(10_000), 'constructor', '%00']) {
          const headers = new Headers(delivery.headers);
          headers.set(name, value);
          read({ ...delivery, headers });
        }
    });
  });
}

/** The value with each part of it gone, or replaced by each strange thing. */
function* variants(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const build = (changed: readonly (readonly [string, unknown])[]) =>
    Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
  for (const [index, [name, part]] of entries.entries()) {
    yield build(entries.toSpliced(index, 1));
    for (const strange of STRANGE) yield build(entries.with(index, [name, strange]));
    for (const inner of variants(part)) yield build(entries.with(index, [name, inner]));
  }
}
