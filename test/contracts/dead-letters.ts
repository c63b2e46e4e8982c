import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PutAside, PutAsideNote } from '../../shared/core/dead-letter.ts';
import type { DeadLetters } from '../../shared/core/dead-letters.ts';

/** Dead letters, the way to put something among them, and the other end of a replay. */
export interface DeadLettersUnderTest {
  readonly letters: DeadLetters;
  readonly putAside: PutAside;
  /** What was sent to the function again. */
  replayed(): Promise<readonly { readonly body: string; readonly replays: number }[]>;
}

const BODY = '{"ticket":"github:acme:7"}';

const note = (more: Partial<PutAsideNote> = {}): PutAsideNote => ({
  reason: 'no_head',
  step: 'dispatch',
  messageId: 'm1',
  ticket: 'github:acme:7',
  at: Date.UTC(2026, 10, 21, 4),
  attempts: 1,
  replays: 0,
  ...more,
});

/** What every DeadLetters promises. `make` answers empty ones of the queue `tasks`, on the real clock. */
export function deadLettersContract(name: string, make: () => Promise<DeadLettersUnderTest>): void {
  describe(`DeadLetters on ${name}`, () => {
    let { letters, putAside, replayed } = {} as DeadLettersUnderTest;

    beforeEach(async () => {
      ({ letters, putAside, replayed } = await make());
    });

    test('there are none at first', async () => {
      expect(await letters.take(10, 30)).toEqual([]);
      expect(await letters.count()).toEqual({ waiting: 0, inHand: 0 });
    });

    test.each([
      { given: 'a message of ours', body: BODY, ticket: 'github:acme:7' },
      { given: 'no JSON', body: 'not { json', ticket: undefined },
      { given: 'lines and letters of all the world', body: 'ü\n\t\r✓', ticket: undefined },
    ])('keeps the body as it was, with the note: $given', async ({ body, ticket }) => {
      const { ticket: _, ...rest } = note();
      const written = ticket === undefined ? rest : note();
      await putAside(body, written);
      const [letter] = await letters.take(10, 30);
      expect(letter).toMatchObject({
        queue: 'tasks',
        body,
        receives: 1,
        replays: 0,
        note: written,
      });
      expect(letter?.ticket).toBe(ticket);
      expect(letter?.note).toEqual(written);
      expect(letter?.sentAt).toBeGreaterThan(0);
    });

    test('keeps a note whatever its message’s id and step are', async () => {
      await putAside(BODY, note({ messageId: '', step: 'ü\u0000\uffff\ud800' }));
      const [letter] = await letters.take(10, 30);
      expect(letter?.note?.reason).toBe('no_head');
    });

    test('what is taken is out of sight, until it is given back', async () => {
      for (let n = 0; n < 25; n++) await putAside(BODY, note());
      expect(await letters.count()).toEqual({ waiting: 25, inHand: 0 });
      const mine = await letters.take(23, 30);
      expect(mine).toHaveLength(23);
      expect(await letters.count()).toEqual({ waiting: 2, inHand: 23 });
      expect(await letters.take(100, 30)).toHaveLength(2);
      await letters.giveBack(mine);
      const again = await letters.take(100, 30);
      expect(again.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
      expect(again.map(({ receives }) => receives)).toEqual(again.map(() => 2));
    });

    test('what is taken and forgotten comes back by itself', async () => {
      await putAside(BODY, note());
      await letters.take(10, 1);
      await setTimeout(1_200);
      expect(await letters.take(10, 30)).toHaveLength(1);
    });

    test('replayed, a message is with its function as it was, one more time, and no longer here', async () => {
      await putAside(BODY, note({ replays: 2 }));
      const [letter] = await letters.take(10, 30);
      if (!letter) throw new Error('it is not there');
      expect(letter.replays).toBe(2);
      await letters.replay(letter, 'Ölga\u0000\uffff');
      expect(await replayed()).toMatchObject([{ body: BODY, replays: 3 }]);
      await letters.giveBack([letter]);
      expect(await letters.take(10, 30)).toEqual([]);
    });

    test('discarded, it is gone; again is a success', async () => {
      await putAside(BODY, note());
      await putAside('other', note());
      const [letter, other] = await letters.take(10, 30);
      if (!letter || !other) throw new Error('they are not there');
      await letters.discard(letter);
      await letters.discard(letter);
      await letters.giveBack([letter, other]);
      expect((await letters.take(10, 30)).map(({ id }) => id)).toEqual([other.id]);
      expect(await replayed()).toEqual([]);
    });

    test('of ten who take at once, each gets others', async () => {
      for (let n = 0; n < 30; n++) await putAside(BODY, note());
      const taken = await Promise.all(Array.from({ length: 10 }, () => letters.take(10, 30)));
      const ids = taken.flat().map(({ id }) => id);
      expect(ids).toHaveLength(30);
      expect(new Set(ids).size).toBe(30);
    });
  });
}
