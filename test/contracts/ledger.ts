import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../shared/core/ledger.ts';
import { REJUDGE_MS } from '../../shared/core/ledger.ts';
import type { Clock } from './clock.ts';
import { DAY, START } from './clock.ts';
import { content, entry } from './samples.ts';

/** What every Ledger promises. `make` answers an empty one that reads the clock it is given. */
export function ledgerContract(name: string, make: (now: () => number) => Promise<Ledger>): void {
  describe(`Ledger on ${name}`, () => {
    const clock: Clock = { now: START };
    let ledger: Ledger;

    beforeEach(async () => {
      clock.now = START;
      ledger = await make(() => clock.now);
    });

    test('keeps facts and content exactly', async () => {
      expect(await ledger.record(entry('d1'), content())).toBe('recorded');
      expect(await ledger.entry('github', 'd1')).toEqual(entry('d1'));
      expect(await ledger.content('github', 'd1')).toEqual(content());
    });

    test('keeps facts alone, and few of them', async () => {
      const { connection, key, receivedAt, outcome, reason } = entry('d1');
      const bare = { connection, key, receivedAt, outcome, reason };
      await ledger.record(bare);
      expect(await ledger.entry('github', 'd1')).toEqual(bare);
      expect(await ledger.content('github', 'd1')).toBeUndefined();
    });

    test('does not mix connections, whatever a key holds', async () => {
      await ledger.record(entry('a#b'));
      expect(await ledger.entry('github', 'a#b')).toEqual(entry('a#b'));
      expect(await ledger.entry('github', 'a')).toBeUndefined();
      expect(await ledger.entry('other', 'a#b')).toBeUndefined();
      expect(await ledger.content('other', 'a#b')).toBeUndefined();
    });

    test.each(['accepted', 'duplicate', 'held', 'rejected'] as const)(
      '%s is known for good, and stays as it was',
      async (outcome) => {
        await ledger.record(entry('d1', { outcome }), content());
        clock.now = START + 60 * DAY;
        const again = entry('d1', {
          outcome: 'ignored',
          reason: 'no_project',
          receivedAt: clock.now,
        });
        expect(await ledger.record(again, content({ text: 'other' }))).toBe('known');
        expect(await ledger.entry('github', 'd1')).toEqual(entry('d1', { outcome }));
        expect(await ledger.content('github', 'd1')).toEqual(content());
      },
    );

    test('what was rejected without its text is judged anew, with it it is not', async () => {
      const rejected = { outcome: 'rejected', reason: 'account_not_allowed' } as const;
      await ledger.record(entry('d1', rejected));
      await ledger.record(entry('d2', rejected), content());
      clock.now = START + DAY;
      expect(await ledger.record(entry('d1'), content())).toBe('recorded');
      expect(await ledger.record(entry('d2'), content())).toBe('known');
      expect(await ledger.content('github', 'd1')).toEqual(content());
    });

    test('one of twenty records it', async () => {
      const records = Array.from({ length: 20 }, () => ledger.record(entry('d1'), content()));
      const answers = await Promise.all(records);
      expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'known')).toHaveLength(19);
    });

    describe('what was ignored', () => {
      const ignored = entry('d1', { outcome: 'ignored', reason: 'no_project' });

      test.each([
        { given: 'younger than seven days', after: REJUDGE_MS - 1, answer: 'recorded' },
        { given: 'seven days old', after: REJUDGE_MS, answer: 'known' },
        { given: 'twenty days old', after: 20 * DAY, answer: 'known' },
      ])('$given → $answer', async ({ after, answer }) => {
        await ledger.record(ignored);
        clock.now = START + after;
        const again = entry('d1', { receivedAt: clock.now });
        expect(await ledger.record(again, content())).toBe(answer);
        const judged = answer === 'recorded';
        expect(await ledger.entry('github', 'd1')).toEqual(judged ? again : ignored);
        expect(await ledger.content('github', 'd1')).toEqual(judged ? content() : undefined);
      });

      test('is gone after thirty days', async () => {
        await ledger.record(ignored);
        clock.now = START + 30 * DAY + 1000;
        expect(await ledger.entry('github', 'd1')).toBeUndefined();
        expect(await ledger.ofTicket('github:acme/shop#7', 10)).toEqual([]);
        expect(await ledger.record(ignored)).toBe('recorded');
      });
    });

    test('everything else is gone after ninety days', async () => {
      await ledger.record(entry('d1'), content());
      clock.now = START + 90 * DAY - 1000;
      expect(await ledger.record(entry('d1'), content())).toBe('known');
      clock.now = START + 90 * DAY + 1000;
      expect(await ledger.entry('github', 'd1')).toBeUndefined();
      expect(await ledger.content('github', 'd1')).toBeUndefined();
      expect(await ledger.record(entry('d1'), content())).toBe('recorded');
    });

    describe('a content', () => {
      test('of a megabyte that says little is kept', async () => {
        const raw = 'x'.repeat(1_048_576);
        expect(await ledger.record(entry('d1'), content({ raw }))).toBe('recorded');
        expect((await ledger.content('github', 'd1'))?.raw).toBe(raw);
      });

      test('that is too large is left out, and said to be each time', async () => {
        const large = content({ raw: randomBytes(300_000).toString('hex') });
        expect(await ledger.record(entry('d1'), large)).toBe('tooLarge');
        expect(await ledger.entry('github', 'd1')).toEqual(entry('d1'));
        expect(await ledger.content('github', 'd1')).toBeUndefined();
        expect(await ledger.record(entry('d1', { reason: 'approved' }), large)).toBe('tooLarge');
        expect(await ledger.entry('github', 'd1')).toEqual(entry('d1'));
      });

      test('is not there to be changed', async () => {
        const given = content();
        await ledger.record(entry('d1'), given);
        (given.ticket.labels as string[]).push('more');
        expect((await ledger.content('github', 'd1'))?.ticket.labels).toEqual(['agent']);
      });
    });

    describe('settling', () => {
      test('corrects the outcome and nothing else', async () => {
        await ledger.record(entry('d1'), content());
        await ledger.settle('github', 'd1', 'duplicate', 'already_active');
        expect(await ledger.entry('github', 'd1')).toEqual(
          entry('d1', { outcome: 'duplicate', reason: 'already_active' }),
        );
        expect(await ledger.content('github', 'd1')).toEqual(content());
      });

      test('makes nothing of nothing', async () => {
        await ledger.settle('github', 'd1', 'duplicate', 'already_active');
        expect(await ledger.entry('github', 'd1')).toBeUndefined();
        expect(await ledger.record(entry('d1'))).toBe('recorded');
      });
    });

    test('lists what came for a ticket, newest first, no more than asked for', async () => {
      const came = [3, 1, 2].map((n) => entry(`d${n}`, { receivedAt: START + n }));
      for (const one of came) await ledger.record(one, content());
      await ledger.record(entry('d9', { readableId: 'github:acme/shop#8' }));
      const listed = await ledger.ofTicket('github:acme/shop#7', 10);
      expect(listed).toEqual([came[0], came[2], came[1]]);
      const two = await ledger.ofTicket('github:acme/shop#7', 2);
      expect(two.map(({ key }) => key)).toEqual(['d3', 'd2']);
    });
  });
}
