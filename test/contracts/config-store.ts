import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ConfigStore } from '../../shared/core/config-store.ts';
import { MAX_CONFIG_BYTES } from '../../shared/core/config-store.ts';
import { START } from './clock.ts';

/** What every ConfigStore promises. `make` answers an empty one. */
export function configStoreContract(name: string, make: () => Promise<ConfigStore>): void {
  describe(`ConfigStore on ${name}`, () => {
    const first = { document: { connections: { ci: { n: 1 } } }, at: START, by: 'olga' };
    const next = { document: { connections: {}, list: [null, 'ü✓'] }, at: START + 1, by: 'ben' };
    let configs: ConfigStore;

    beforeEach(async () => {
      configs = await make();
    });

    test('there is none at first', async () => {
      expect(await configs.read()).toBeUndefined();
    });

    test('versions are counted from 1, and each replaces the whole of the one before', async () => {
      expect(await configs.write(first, 0)).toBe(true);
      expect(await configs.read()).toEqual({ ...first, version: 1 });
      expect(await configs.write(next, 1)).toBe(true);
      expect(await configs.read()).toEqual({ ...next, version: 2 });
    });

    test.each([0, 2, 7])(
      'a write over version %i, where it is 1, changes nothing',
      async (over) => {
        await configs.write(first, 0);
        expect(await configs.write(next, over)).toBe(false);
        expect(await configs.read()).toEqual({ ...first, version: 1 });
      },
    );

    test('one of twenty wins', async () => {
      const twenty = (over: number) =>
        Promise.all(
          Array.from({ length: 20 }, (_, n) => configs.write({ ...first, by: `p${n}` }, over)),
        );
      expect((await twenty(0)).filter(Boolean)).toHaveLength(1);
      expect((await twenty(1)).filter(Boolean)).toHaveLength(1);
    });

    test('the largest document is kept', async () => {
      const document = { text: 'x'.repeat(MAX_CONFIG_BYTES - '{"text":""}'.length) };
      expect(await configs.write({ ...first, document }, 0)).toBe(true);
      expect((await configs.read())?.document).toEqual(document);
    });
  });
}
