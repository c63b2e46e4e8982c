import type { ApiKey } from '../../../shared/core/api-key.ts';
import type { KeyStore } from '../../../shared/core/key-store.ts';
import { MAX_KEYS } from '../../../shared/core/key-store.ts';

/** Keys in a Map. */
export function memoryKeyStore(given: readonly ApiKey[] = []): KeyStore {
  const keys = new Map(given.map((key) => [key.name, key]));
  return {
    read: async () => [...keys.values()].sort((a, b) => a.at - b.at),
    async add(key) {
      if (keys.has(key.name) || keys.size >= MAX_KEYS) return false;
      keys.set(key.name, key);
      return true;
    },
    async revoke(name) {
      const key = keys.get(name);
      keys.delete(name);
      return key;
    },
  };
}
