import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SlotStore } from '../../shared/core/slot-store.ts';
import { MINUTE, START } from './clock.ts';

/** What every SlotStore promises. `make` answers an empty one. */
export function slotStoreContract(name: string, make: () => Promise<SlotStore>): void {
  describe(`SlotStore on ${name}`, () => {
    const lease = START + MINUTE;
    let slots: SlotStore;

    beforeEach(async () => {
      slots = await make();
    });

    const take = (task: string, cap: number, now = START, until = now + MINUTE) =>
      slots.take('shop', task, until, cap, now);

    const takeMany = async (count: number, cap: number, now = START) => {
      const takers = Array.from({ length: count }, (_, n) => take(`task:${n}`, cap, now));
      return (await Promise.all(takers)).filter(Boolean).length;
    };

    test('there are as many as the cap says', async () => {
      expect(await take('a:1', 2)).toBe(true);
      expect(await take('b:1', 2)).toBe(true);
      expect(await take('c:1', 2)).toBe(false);
    });

    test('a cap of nothing gives none', async () => {
      expect(await take('a:1', 0)).toBe(false);
      expect(await take('a:1', 1)).toBe(true);
      expect(await take('b:1', 0)).toBe(false);
    });

    test('the cap holds among twenty takers, on a project that has none yet', async () => {
      expect(await takeMany(20, 3)).toBe(3);
      expect(await take('late:1', 3)).toBe(false);
    });

    test('the cap holds among twenty takers when all slots lapsed', async () => {
      for (const task of ['x:1', 'y:1', 'z:1']) await take(task, 3);
      expect(await takeMany(20, 3, lease)).toBe(3);
    });

    test('projects do not share', async () => {
      expect(await take('a:1', 1)).toBe(true);
      expect(await slots.take('other', 'a:1', lease, 1, START)).toBe(true);
    });

    test('taking again is a success and moves the lease, though all are taken', async () => {
      await take('a:1', 1);
      expect(await take('a:1', 1, START, lease + MINUTE)).toBe(true);
      expect(await take('b:1', 1, lease)).toBe(false);
      expect(await take('b:1', 1, lease + MINUTE)).toBe(true);
    });

    test('one that lapsed is free, at the very moment', async () => {
      await take('a:1', 1);
      expect(await take('b:1', 1, lease - 1)).toBe(false);
      expect(await take('b:1', 1, lease)).toBe(true);
      expect(await take('a:1', 1, lease)).toBe(false);
    });

    test('one that lapsed and that nobody needed is still the task’s own', async () => {
      await take('a:1', 1);
      expect(await take('a:1', 1, lease)).toBe(true);
      expect(await take('b:1', 1, lease)).toBe(false);
    });

    test('a lower cap takes no slot away, and gives none', async () => {
      for (const task of ['a:1', 'b:1', 'c:1']) await take(task, 3);
      expect(await take('d:1', 2)).toBe(false);
      await slots.release('shop', 'a:1');
      expect(await take('d:1', 2)).toBe(false);
      await slots.release('shop', 'b:1');
      expect(await take('d:1', 2)).toBe(true);
    });

    test('a look counts what others hold and takes nothing', async () => {
      expect(await slots.taken('shop', 'a:1', START)).toBe(0);
      await take('a:1', 2);
      await take('b:1', 2);
      expect(await slots.taken('shop', 'a:1', START)).toBe(1);
      expect(await slots.taken('shop', 'c:1', START)).toBe(2);
      expect(await slots.taken('shop', 'c:1', lease)).toBe(0);
      expect(await slots.taken('other', 'c:1', START)).toBe(0);
    });

    test('giving back frees it; giving back twice, or nothing, is a success', async () => {
      await slots.release('shop', 'a:1');
      await take('a:1', 1);
      await slots.release('shop', 'a:1');
      await slots.release('shop', 'a:1');
      expect(await take('b:1', 1)).toBe(true);
      await slots.release('shop', 'a:1');
      expect(await take('c:1', 1)).toBe(false);
    });
  });
}
