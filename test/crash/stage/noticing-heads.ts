import type { HeadStore } from '../../../shared/core/store.ts';

/** Heads that note of which tickets there are any: no port lists them all. */
export function noticingHeads(heads: HeadStore, tickets: Set<string>): HeadStore {
  return {
    ...heads,
    write(key, change) {
      tickets.add(key);
      return heads.write(key, change);
    },
    tryWrite(key, change) {
      tickets.add(key);
      return heads.tryWrite(key, change);
    },
  };
}
