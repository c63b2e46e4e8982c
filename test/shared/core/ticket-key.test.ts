import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ticketKey } from '../../../shared/core/ticket.ts';

describe('ticketKey', () => {
  const nasty = fc.constantFrom(':', '~', '~3a~', '::', '%', '/', 'é', '\u0000', '🐛', '\ud800');
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(nasty, fc.string({ maxLength: 2 }))).map((parts) => parts.join('')),
  );
  const triple = fc.tuple(part, part, part);

  test('no two different triples share one', () => {
    fc.assert(
      fc.property(triple, triple, (one, other) => {
        expect(ticketKey(...one) === ticketKey(...other)).toBe(
          one.every((text, at) => text === other[at]),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('it can stand in a URL and in a hidden comment as it is', () => {
    fc.assert(
      fc.property(triple, (parts) => {
        expect(ticketKey(...parts)).toMatch(/^[A-Za-z0-9_.~:-]+$/);
      }),
    );
  });

  test.each([
    { parts: ['github', 'acme', '7'], key: 'github:acme:7' },
    { parts: ['webhook', 'ci', 'build 9'], key: 'webhook:ci:build~20~9' },
    { parts: ['webhook', 'a:b', 'c~'], key: 'webhook:a~3a~b:c~7e~' },
    { parts: ['webhook', 'ci', '🐛'], key: 'webhook:ci:~1f41b~' },
  ])('$parts → $key', ({ parts: [tracker = '', account = '', id = ''], key }) => {
    expect(ticketKey(tracker, account, id)).toBe(key);
  });
});
