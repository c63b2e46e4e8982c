import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Head } from '../../shared/core/head.ts';
import type { Condition, HeadWrite } from '../../shared/core/head-write.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import type { Clock } from './clock.ts';
import { DAY, HOUR, MINUTE, START } from './clock.ts';
import { opening, ticket } from './samples.ts';

const KEY = 'github:acme:3054221';

/** What every HeadStore promises. `make` answers an empty one that reads the clock it is given. */
export function headStoreContract(
  name: string,
  make: (now: () => number) => Promise<HeadStore>,
): void {
  describe(`HeadStore on ${name}`, () => {
    const clock: Clock = { now: START };
    let store: HeadStore;

    beforeEach(async () => {
      clock.now = START;
      store = await make(() => clock.now);
    });

    const keysOf = (heads: readonly Head[]) => heads.map((head) => head.key);
    const set = (values: Partial<Head>, key = KEY) => store.write(key, { when: [], set: values });

    describe('a condition', () => {
      const stored: Partial<Head> = {
        state: 'queued',
        fence: 100,
        showWant: 2,
        showShown: 2,
        showTries: 3,
        enqueueOwed: true,
        keys: ['a', 'b'],
        starter: { id: '7', name: 'mara' },
        openings: [300, 200],
      };
      const nth = (attribute: 'openings' | 'strays', nth: number, limit: number) =>
        ({ is: 'nthBelow', attribute, nth, limit }) as const;
      const holds: readonly { given: string; when: Condition }[] = [
        { given: 'no attribute', when: { is: 'absent', attribute: 'lease' } },
        { given: 'an attribute', when: { is: 'present', attribute: 'fence' } },
        { given: 'a head', when: { is: 'present', attribute: 'key' } },
        { given: 'the same text', when: { is: 'equal', attribute: 'state', to: 'queued' } },
        { given: 'the same number', when: { is: 'equal', attribute: 'fence', to: 100 } },
        { given: 'the same flag', when: { is: 'equal', attribute: 'enqueueOwed', to: true } },
        { given: 'one of', when: { is: 'in', attribute: 'state', values: ['held', 'queued'] } },
        { given: 'none of', when: { is: 'notIn', attribute: 'state', values: ['held', 'failed'] } },
        { given: 'nothing to be one', when: { is: 'notIn', attribute: 'project', values: ['a'] } },
        { given: 'none of none', when: { is: 'notIn', attribute: 'state', values: [] } },
        { given: 'the starter', when: { is: 'startedBy', person: '7' } },
        { given: 'less than the limit', when: { is: 'below', attribute: 'fence', limit: 101 } },
        { given: 'twins', when: { is: 'same', attribute: 'showWant', as: 'showShown' } },
        { given: 'a list without it', when: { is: 'lacks', attribute: 'keys', value: 'c' } },
        { given: 'a part of an element', when: { is: 'lacks', attribute: 'keys', value: '' } },
        { given: 'no list to hold it', when: { is: 'lacks', attribute: 'inbox', value: 'c' } },
        { given: 'a shorter list', when: { is: 'shorter', attribute: 'keys', than: 3 } },
        { given: 'no list at all', when: { is: 'shorter', attribute: 'inbox', than: 1 } },
        { given: 'an element below', when: nth('openings', 1, 201) },
        { given: 'no such element', when: nth('openings', 2, 0) },
        { given: 'no list to have it', when: nth('strays', 0, 0) },
        {
          given: 'one that holds',
          when: {
            is: 'any',
            of: [
              { is: 'absent', attribute: 'fence' },
              { is: 'below', attribute: 'fence', limit: 101 },
            ],
          },
        },
      ];
      const fails: readonly { given: string; when: Condition }[] = [
        { given: 'an attribute', when: { is: 'absent', attribute: 'fence' } },
        { given: 'a head', when: { is: 'absent', attribute: 'key' } },
        { given: 'no attribute', when: { is: 'present', attribute: 'lease' } },
        { given: 'another text', when: { is: 'equal', attribute: 'state', to: 'held' } },
        { given: 'nothing equal', when: { is: 'equal', attribute: 'lease', to: 0 } },
        { given: 'nothing false', when: { is: 'equal', attribute: 'stopOwed', to: false } },
        { given: 'none of', when: { is: 'in', attribute: 'state', values: ['held', 'failed'] } },
        { given: 'no choice', when: { is: 'in', attribute: 'state', values: [] } },
        { given: 'nothing in', when: { is: 'in', attribute: 'lease', values: [0, 1] } },
        { given: 'somebody else', when: { is: 'startedBy', person: 'mara' } },
        { given: 'just the limit', when: { is: 'below', attribute: 'fence', limit: 100 } },
        { given: 'nothing below', when: { is: 'below', attribute: 'lease', limit: 100 } },
        { given: 'two numbers', when: { is: 'same', attribute: 'showWant', as: 'showTries' } },
        { given: 'one number', when: { is: 'same', attribute: 'showWant', as: 'lease' } },
        { given: 'no number', when: { is: 'same', attribute: 'until', as: 'lease' } },
        { given: 'a list with it', when: { is: 'lacks', attribute: 'keys', value: 'b' } },
        { given: 'a list as long', when: { is: 'shorter', attribute: 'keys', than: 2 } },
        { given: 'no room at all', when: { is: 'shorter', attribute: 'inbox', than: 0 } },
        { given: 'no alternative', when: { is: 'any', of: [] } },
        { given: 'an element at the limit', when: nth('openings', 1, 200) },
        { given: 'another element below', when: nth('openings', 0, 201) },
        {
          given: 'none that holds',
          when: {
            is: 'any',
            of: [
              { is: 'absent', attribute: 'fence' },
              { is: 'present', attribute: 'lease' },
            ],
          },
        },
      ];

      test.each(holds)('$when.is holds: $given', async ({ when }) => {
        await set(stored);
        const after = await store.write(KEY, { when: [when], set: { attempt: 7 } });
        expect(after).toEqual({ ...stored, key: KEY, epoch: 0, version: 2, attempt: 7 });
      });

      test.each(fails)('$when.is does not hold: $given', async ({ when }) => {
        const before = await set(stored);
        expect(await store.write(KEY, { when: [when], set: { attempt: 7 } })).toBeUndefined();
        expect(await store.read(KEY)).toEqual(before);
      });

      test('all must hold', async () => {
        await set(stored);
        const when: Condition[] = [
          { is: 'equal', attribute: 'state', to: 'queued' },
          { is: 'lacks', attribute: 'keys', value: 'a' },
        ];
        expect(await store.write(KEY, { when, set: { attempt: 7 } })).toBeUndefined();
      });

      test('of a ticket that nobody wrote', async () => {
        const absent: HeadWrite = { when: [{ is: 'absent', attribute: 'key' }], set: { fence: 1 } };
        expect(
          await store.write(KEY, { ...absent, when: [{ is: 'present', attribute: 'fence' }] }),
        ).toBeUndefined();
        expect(await store.read(KEY)).toBeUndefined();
        expect(await store.write(KEY, absent)).toEqual({
          key: KEY,
          epoch: 0,
          version: 1,
          fence: 1,
        });
        expect(await store.write(KEY, absent)).toBeUndefined();
      });
    });

    describe('a refusal', () => {
      const refused: HeadWrite = { when: [{ is: 'below', attribute: 'fence', limit: 5 }] };

      test('tells the head that refused', async () => {
        const head = await set({ fence: 5, keys: ['a'], state: 'held' });
        expect(await store.tryWrite(KEY, refused)).toEqual({ refusedBy: head });
      });

      test('tells that there was none', async () => {
        expect(await store.tryWrite(KEY, refused)).toEqual({ refusedBy: undefined });
      });

      test('tells nothing of an expired head', async () => {
        await set({ fence: 5, ttl: clock.now / 1000 });
        expect(await store.tryWrite(KEY, refused)).toEqual({ refusedBy: undefined });
      });

      test('is none where the condition holds', async () => {
        const answer = await store.tryWrite(KEY, { when: [], set: { fence: 4 } });
        expect(answer).toEqual({ written: await store.read(KEY) });
      });
    });

    describe('a change', () => {
      test('is answered whole, and read again the same', async () => {
        const written = await store.write(KEY, opening(KEY));
        expect(written).toEqual({
          key: KEY,
          version: 1,
          epoch: 1,
          ticket: ticket(KEY),
          project: 'shop',
          state: 'queued',
          reason: 'started',
          openedAt: START,
          dueAt: START + MINUTE,
        });
        expect(await store.read(KEY)).toEqual(written);
      });

      test('keeps what it does not name', async () => {
        const verdict = { decision: 'allow', score: 0.25, rules: [], ruleset: '1' };
        await set({ verdict, detail: '', enqueueOwed: false, attempt: 0, progress: 'ü\u0000🐛' });
        await set({ lease: 5 });
        expect(await store.read(KEY)).toMatchObject({
          verdict,
          detail: '',
          enqueueOwed: false,
          attempt: 0,
          progress: 'ü\u0000🐛',
          lease: 5,
        });
      });

      test('counts up from what is there, or from nothing', async () => {
        await set({ showWant: 4 });
        const after = await store.write(KEY, { when: [], add: { showWant: 2, attempt: 1 } });
        expect(after).toMatchObject({ showWant: 6, attempt: 1 });
      });

      test('lengthens lists, or begins them', async () => {
        await set({ keys: ['a'] });
        const pointer = { connection: 'github', key: 'd1' };
        const after = await store.write(KEY, {
          when: [],
          append: { keys: ['b', 'c'], inbox: [pointer], barred: [] },
        });
        expect(after).toMatchObject({ keys: ['a', 'b', 'c'], inbox: [pointer], barred: [] });
      });

      test('lengthens lists at their beginning, or begins them', async () => {
        await set({ openings: [2] });
        const prepend = { openings: [4, 3], strays: [1] };
        const after = await store.write(KEY, { when: [], prepend });
        expect(after).toMatchObject({ openings: [4, 3, 2], strays: [1] });
        expect(await store.read(KEY)).toEqual(after);
      });

      test('removes what is there and what is not', async () => {
        await set({ keys: ['a'], fence: 1 });
        const after = await store.write(KEY, { when: [], remove: ['keys', 'lease'] });
        expect(after).toEqual({ key: KEY, epoch: 0, version: 2, fence: 1 });
      });

      test('may be nothing but a new version', async () => {
        expect(await store.write(KEY, { when: [] })).toEqual({ key: KEY, epoch: 0, version: 1 });
      });

      test.each<{ given: string; write: HeadWrite }>([
        {
          given: 'one attribute twice',
          write: { when: [], set: { fence: 1 }, remove: ['fence'] },
        },
        { given: 'the version', write: { when: [], add: { version: 1 } } },
        { given: 'the key', write: { when: [], set: { key: 'other' } } },
        { given: 'half of an index', write: { when: [], set: { openedAt: 1 } } },
        { given: 'an index counted up', write: { when: [], add: { openedAt: 1 } } },
      ])('is refused: $given', async ({ write }) => {
        await expect(store.write(KEY, write)).rejects.toThrow(TypeError);
      });

      test('does not touch what others hold', async () => {
        const keys = ['a'];
        const written = await set({ keys });
        keys.push('b');
        (written?.keys as string[] | undefined)?.push('c');
        expect((await store.read(KEY))?.keys).toEqual(['a']);
      });
    });

    describe('among many writers', () => {
      test('one of fifty with the same condition wins', async () => {
        await set({ state: 'queued' });
        const writes = Array.from({ length: 50 }, (_, attempt) =>
          store.write(KEY, {
            when: [{ is: 'equal', attribute: 'state', to: 'queued' }],
            set: { state: 'running', attempt },
          }),
        );
        const won = (await Promise.all(writes)).filter((head) => head !== undefined);
        expect(won).toHaveLength(1);
        expect(await store.read(KEY)).toEqual(won[0]);
      });

      test('one of fifty creates the head', async () => {
        const writes = Array.from({ length: 50 }, () =>
          store.write(KEY, {
            when: [{ is: 'absent', attribute: 'state' }],
            set: { state: 'held' },
          }),
        );
        const won = (await Promise.all(writes)).filter((head) => head !== undefined);
        expect(won).toHaveLength(1);
      });

      test('every write has a version of its own', async () => {
        const writes = Array.from({ length: 20 }, (_, n) =>
          store.write(KEY, { when: [], append: { keys: [`k${n}`] } }),
        );
        const versions = (await Promise.all(writes)).map((head) => head?.version ?? 0);
        expect(versions.toSorted((a, b) => a - b)).toEqual(writes.map((_, n) => n + 1));
        expect((await store.read(KEY))?.keys).toHaveLength(20);
      });
    });

    describe('what is due', () => {
      const keys = Array.from({ length: 12 }, (_, n) => `github:acme:${n}`);
      const at = (n: number) => START - n * MINUTE;

      beforeEach(async () => {
        await Promise.all(keys.map((key, n) => set({ dueAt: at(n) }, key)));
      });

      test('comes whole, the longest overdue first', async () => {
        const due = await store.due(START, 100);
        expect(due.map(({ key }) => key)).toEqual(keys.toReversed());
        expect(due[0]).toEqual(await store.read('github:acme:11'));
      });

      test('is only what is at or before the time', async () => {
        const due = await store.due(at(9), 100);
        expect(due.map(({ dueAt }) => dueAt)).toEqual([at(11), at(10), at(9)]);
      });

      test('is no more than was asked for, and again the longest overdue', async () => {
        const due = await store.due(START, 5);
        expect(due.map(({ dueAt }) => dueAt)).toEqual([11, 10, 9, 8, 7].map(at));
      });

      test('follows when it moves, goes, and comes by a count', async () => {
        await set({ dueAt: START + HOUR }, keys[0]);
        await Promise.all(
          keys.slice(3).map((key) => store.write(key, { when: [], remove: ['dueAt'] })),
        );
        await store.write('counted', { when: [], add: { dueAt: at(6) } });
        const due = await store.due(START, 100);
        expect(due.map(({ key }) => key)).toEqual(['counted', keys[2], keys[1]]);
      });

      test('is none of an expired head, nor of a past task', async () => {
        await Promise.all(keys.map((key) => set({ ttl: clock.now / 1000 }, key)));
        await store.archive({ key: 'past', version: 1, epoch: 1, dueAt: START });
        expect(await store.due(START, 100)).toEqual([]);
      });
    });

    describe('what a project opened', () => {
      const key = (n: number) => `github:acme:${n}`;

      beforeEach(async () => {
        for (const n of [0, 1, 2, 5, 26]) {
          await store.write(key(n), opening(key(n), START - n * HOUR));
        }
        const other = opening(key(9));
        await store.write(key(9), { ...other, set: { ...other.set, project: 'other' } });
      });

      test('comes newest first, from other projects none', async () => {
        expect(keysOf(await store.recent('shop', START, 48, 100))).toEqual(
          [0, 1, 2, 5, 26].map(key),
        );
      });

      test('is only of so many hours', async () => {
        expect(keysOf(await store.recent('shop', START, 2, 100))).toEqual([0, 1, 2].map(key));
      });

      test('is no more than was asked for', async () => {
        expect(keysOf(await store.recent('shop', START, 48, 2))).toEqual([0, 1].map(key));
      });

      test('is there once, when it was opened again', async () => {
        await store.write(key(5), opening(key(5), START));
        expect(
          keysOf(await store.recent('shop', START, 24, 100)).filter((one) => one === key(5)),
        ).toHaveLength(1);
      });

      test('is none of an expired head', async () => {
        await set({ ttl: clock.now / 1000 }, key(0));
        expect(keysOf(await store.recent('shop', START, 1, 100))).toEqual([key(1)]);
      });
    });

    describe('a line', () => {
      const waits = (key: string, waitsIn: string, waitsSince: number) =>
        set({ waitsIn, waitsSince }, key);
      const line = async (limit = 100, ...lines: string[]) =>
        keysOf(await store.waiting(lines.length > 0 ? lines : ['shop'], limit));

      beforeEach(async () => {
        await waits('b', 'shop', START + 2);
        await waits('a', 'shop', START + 1);
        await waits('x', 'shop/coder', START);
        await waits('y', 'other', START);
      });

      test('has those that wait in it, who came first first', async () => {
        expect(await line()).toEqual(['a', 'b']);
        expect(await line(100, 'none')).toEqual([]);
      });

      test('is one with another that is asked for beside it', async () => {
        expect(await line(100, 'shop', 'shop/coder')).toEqual(['x', 'a', 'b']);
        expect(await line(2, 'shop', 'shop/coder')).toEqual(['x', 'a']);
      });

      test('is no longer than was asked for', async () => {
        expect(await line(1)).toEqual(['a']);
      });

      test('is left, and joined at the place that one had', async () => {
        await store.write('a', { when: [], remove: ['waitsIn', 'waitsSince'] });
        expect(await line()).toEqual(['b']);
        await waits('a', 'shop', START + 1);
        await waits('x', 'shop', START);
        expect(await line()).toEqual(['x', 'a', 'b']);
      });

      test('has no expired head in it', async () => {
        await set({ ttl: clock.now / 1000 }, 'a');
        expect(await line()).toEqual(['b']);
      });
    });

    describe('a readable id', () => {
      test('names every ticket that has it', async () => {
        await store.write('one', opening('one'));
        await store.write('two', opening('two'));
        await store.write('three', opening('three', START, 'github:acme/shop#8'));
        expect((await store.find('github:acme/shop#7')).toSorted()).toEqual(['one', 'two']);
        expect(await store.find('github:acme/shop#9')).toEqual([]);
      });

      test('follows a rename, and goes with the ticket', async () => {
        await store.write('one', opening('one'));
        await set({ ticket: ticket('one', 'github:acme/store#7') }, 'one');
        expect(await store.find('github:acme/shop#7')).toEqual([]);
        expect(await store.find('github:acme/store#7')).toEqual(['one']);
        await store.write('one', { when: [], remove: ['ticket'] });
        expect(await store.find('github:acme/store#7')).toEqual([]);
        expect(await store.read('one')).not.toHaveProperty('ticket');
      });
    });

    describe('past tasks', () => {
      test('are kept as they were, newest first, each once', async () => {
        const first = await store.write(KEY, opening(KEY));
        for (let n = 2; n <= 11; n++) await store.write(KEY, opening(KEY));
        const last = await store.read(KEY);
        if (!first || !last) throw new Error('nothing was opened');
        await store.archive(first);
        await store.archive(last);
        await store.archive(last);
        const past = await store.past(KEY);
        expect(past).toMatchObject([last, first]);
        expect(past.map(({ epoch }) => epoch)).toEqual([11, 1]);
        expect(await store.past('other')).toEqual([]);
        expect(await store.find('github:acme/shop#7')).toEqual([KEY]);
      });

      test('end after ninety days', async () => {
        await store.archive({ key: KEY, version: 1, epoch: 1 });
        clock.now = START + 90 * DAY - 1000;
        expect(await store.past(KEY)).toHaveLength(1);
        clock.now = START + 90 * DAY + 1000;
        expect(await store.past(KEY)).toEqual([]);
      });
    });

    describe('a head whose time is over', () => {
      const over = START / 1000 + 60;

      beforeEach(async () => {
        await store.write(KEY, opening(KEY));
        await set({ ttl: over, fence: 5, keys: ['a'] });
      });

      test('is there until then', async () => {
        clock.now = over * 1000 - 1;
        expect(await store.read(KEY)).toMatchObject({ version: 2, ttl: over });
        expect(await store.find('github:acme/shop#7')).toEqual([KEY]);
      });

      test('is absent from then on', async () => {
        clock.now = over * 1000;
        expect(await store.read(KEY)).toBeUndefined();
        expect(await store.find('github:acme/shop#7')).toEqual([]);
      });

      test('fulfils only what an absent head does', async () => {
        clock.now = over * 1000;
        const when: Condition[] = [{ is: 'present', attribute: 'fence' }];
        expect(await store.write(KEY, { when, set: { lease: 1 } })).toBeUndefined();
        expect(
          await store.write(KEY, {
            when: [{ is: 'lacks', attribute: 'keys', value: 'a' }],
            set: { lease: 1 },
          }),
        ).toEqual({ key: KEY, epoch: 0, version: 1, lease: 1 });
      });

      test('begins anew for one of twenty', async () => {
        clock.now = over * 1000;
        const writes = Array.from({ length: 20 }, () =>
          store.write(KEY, { when: [{ is: 'absent', attribute: 'lease' }], set: { lease: 1 } }),
        );
        const won = (await Promise.all(writes)).filter((head) => head !== undefined);
        expect(won).toEqual([{ key: KEY, epoch: 0, version: 1, lease: 1 }]);
      });
    });
  });
}
