import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Brake, BrakeScope } from '../../shared/core/brake.ts';
import type { BrakeStore } from '../../shared/core/brake-store.ts';
import { MINUTE, START } from './clock.ts';

/** What every BrakeStore promises. `make` answers an empty one. */
export function brakeStoreContract(name: string, make: () => Promise<BrakeStore>): void {
  describe(`BrakeStore on ${name}`, () => {
    const shop: Brake = { scope: 'project:shop', at: START, by: 'olga', reason: 'release «9»' };
    const all: Brake = { scope: 'all', at: START - MINUTE, by: 'ben' };
    let brakes: BrakeStore;
    const off = (scope: BrakeScope) => brakes.release(scope, 'ben', START + MINUTE);

    beforeEach(async () => {
      brakes = await make();
    });

    test('none is on at first, and none can be taken off', async () => {
      expect(await brakes.read()).toEqual([]);
      expect(await off('all')).toBeUndefined();
      expect(await brakes.read()).toEqual([]);
    });

    test('those that are on are read as they were set, the oldest first', async () => {
      expect(await brakes.set(shop)).toBe(true);
      expect(await brakes.set(all)).toBe(true);
      expect(await brakes.read()).toEqual([all, shop]);
    });

    test('the first of a scope stands', async () => {
      await brakes.set(shop);
      expect(await brakes.set({ ...shop, by: 'eve', at: START + 1 })).toBe(false);
      expect(await brakes.read()).toEqual([shop]);
    });

    test('one of twenty sets it, on an empty store and on one that had some', async () => {
      const twenty = () =>
        Promise.all(Array.from({ length: 20 }, (_, n) => brakes.set({ ...shop, by: `p${n}` })));
      expect((await twenty()).filter(Boolean)).toHaveLength(1);
      await off('project:shop');
      expect((await twenty()).filter(Boolean)).toHaveLength(1);
    });

    test('taken off it is told once, and can be set again', async () => {
      await brakes.set(shop);
      await brakes.set(all);
      expect(await off('project:shop')).toEqual(shop);
      expect(await off('project:shop')).toBeUndefined();
      expect(await brakes.read()).toEqual([all]);
      expect(await brakes.set({ ...shop, by: 'ben' })).toBe(true);
    });

    test('remembers who did what, the newest first', async () => {
      await brakes.set(shop);
      await brakes.set(shop);
      await off('project:shop');
      await off('project:shop');
      const { scope, at, by, reason } = shop;
      expect(await brakes.acts()).toEqual([
        { did: 'resume', scope, at: START + MINUTE, by: 'ben' },
        { did: 'pause', scope, at, by, reason },
      ]);
    });

    test('remembers fifty acts at least, and not all for ever', async () => {
      for (let n = 0; n < 80; n++) {
        await brakes.set({ ...all, at: n });
        await off('all');
      }
      const acts = await brakes.acts();
      expect(acts.length).toBeGreaterThanOrEqual(50);
      expect(acts.length).toBeLessThanOrEqual(101);
      expect(acts.find(({ did }) => did === 'pause')?.at).toBe(79);
      expect(await brakes.read()).toEqual([]);
    });

    test('names are names: dots and dashes, and no other scope', async () => {
      await brakes.set({ ...shop, scope: 'agent:a.b-c' });
      expect(await off('agent:a')).toBeUndefined();
      expect(await off('project:a.b-c')).toBeUndefined();
      expect(await off('agent:a.b-c')).toMatchObject({ by: 'olga' });
    });
  });
}
