import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ApiKey } from '../../shared/core/api-key.ts';
import type { KeyStore } from '../../shared/core/key-store.ts';
import { MAX_KEYS } from '../../shared/core/key-store.ts';
import { START } from './clock.ts';

const key = (name: string, at = START): ApiKey => ({
  name,
  start: 'sluice_abcdef',
  hash: 'ab'.repeat(32),
  at,
  by: 'olga',
});

/** What every KeyStore promises. `make` answers an empty one. */
export function keyStoreContract(name: string, make: () => Promise<KeyStore>): void {
  describe(`KeyStore on ${name}`, () => {
    let keys: KeyStore;

    beforeEach(async () => {
      keys = await make();
    });

    test('begins and ends with none', async () => {
      expect(await keys.read()).toEqual([]);
      await keys.add(key('ci'));
      await keys.revoke('ci');
      expect(await keys.read()).toEqual([]);
    });

    test('keeps what it was given, the oldest first', async () => {
      const limited = { ...key('b', START - 1), project: 'shop' };
      expect(await keys.add(key('a'))).toBe(true);
      expect(await keys.add(limited)).toBe(true);
      expect(await keys.read()).toEqual([limited, key('a')]);
    });

    test('a name is taken once, by one of twenty, until it is revoked', async () => {
      const tries = Array.from({ length: 20 }, (_, n) => keys.add(key('ci', START + n)));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await keys.add(key('ci'))).toBe(false);
      expect(await keys.revoke('ci')).toMatchObject({ name: 'ci', by: 'olga' });
      expect(await keys.revoke('ci')).toBeUndefined();
      expect(await keys.add(key('ci'))).toBe(true);
    });

    test.each(['hasOwnProperty', 'constructor', 'a.b', 'hash'])(
      'a key may be called %s',
      async (name) => {
        expect(await keys.add(key(name))).toBe(true);
        expect(await keys.read()).toEqual([key(name)]);
        expect(await keys.revoke(name)).toEqual(key(name));
      },
    );

    test('there are a hundred at most', async () => {
      for (let n = 0; n < MAX_KEYS; n++) await keys.add(key(`k${n}`));
      expect(await keys.add(key('more'))).toBe(false);
      expect(await keys.read()).toHaveLength(MAX_KEYS);
    });
  });
}
