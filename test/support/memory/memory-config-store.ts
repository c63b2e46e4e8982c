import type { ConfigStore, KeptConfig } from '../../../shared/core/config-store.ts';

/** The configuration in a variable. */
export function memoryConfigStore(): ConfigStore {
  let kept: KeptConfig | undefined;
  return {
    async read() {
      return structuredClone(kept);
    },
    async write(config, over) {
      if ((kept?.version ?? 0) !== over) return false;
      kept = structuredClone({ ...config, version: over + 1 });
      return true;
    },
  };
}
