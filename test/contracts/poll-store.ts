import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PollMark } from '../../shared/core/poll-mark.ts';
import type { PollStore } from '../../shared/core/poll-store.ts';
import type { Clock } from './clock.ts';
import { DAY, START } from './clock.ts';

const fresh: PollMark = { project: 'shop', version: 0, dueAt: START, seen: {} };

const full: PollMark = {
  ...fresh,
  query: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
  cursor: '{"acme/shop":"W/\\"2a0c76\\""}',
  seen: { 'github:acme:9007199254740993': START - 1, 'github:acme:__proto__': START },
  problem: { at: START, means: 'GitHub answered 403', hint: 'Give it the right.' },
};

/** What every PollStore promises. `make` answers an empty one that reads the clock it is given. */
export function pollStoreContract(
  name: string,
  make: (now: () => number) => Promise<PollStore>,
): void {
  describe(`PollStore on ${name}`, () => {
    const clock: Clock = { now: START };
    let polls: PollStore;

    beforeEach(async () => {
      clock.now = START;
      polls = await make(() => clock.now);
    });

    test('keeps a mark exactly, one version on, and apart from other projects', async () => {
      expect(await polls.read('shop')).toBeUndefined();
      expect(await polls.write(full)).toEqual({ ...full, version: 1 });
      expect(await polls.read('shop')).toEqual({ ...full, version: 1 });
      expect(await polls.read('sho')).toBeUndefined();
    });

    test('one of twenty has the first poll, one the next', async () => {
      const race = (from: PollMark) =>
        Promise.all(Array.from({ length: 20 }, (_, n) => polls.write({ ...from, dueAt: n })));
      const [first, ...others] = (await race(fresh)).filter((each) => each !== undefined);
      expect(others).toEqual([]);
      const second = (await race(first ?? fresh)).filter((each) => each !== undefined);
      expect(second).toHaveLength(1);
      expect(await polls.read('shop')).toEqual(second[0]);
    });

    test('an older version changes nothing, and what it leaves out is gone with the newest', async () => {
      const first = await polls.write(full);
      expect(await polls.write({ ...fresh, version: 1 })).toEqual({ ...fresh, version: 2 });
      expect(await polls.write(first ?? full)).toBeUndefined();
      expect(await polls.write(full)).toBeUndefined();
      expect(await polls.read('shop')).toEqual({ ...fresh, version: 2 });
    });

    test('ends thirty days after its last write', async () => {
      await polls.write(full);
      clock.now = START + 30 * DAY - 1000;
      expect(await polls.read('shop')).toBeDefined();
      clock.now = START + 30 * DAY + 1000;
      expect(await polls.read('shop')).toBeUndefined();
      expect(await polls.write(fresh)).toEqual({ ...fresh, version: 1 });
    });
  });
}
