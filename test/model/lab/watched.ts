import type { Head } from '../../../shared/core/head.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import { brokenBy } from '../explore/laws.ts';

/** The heads of one ticket, each write held against the laws; the first that breaks one is kept. */
export interface Watched {
  readonly heads: HeadStore;
  readonly broken: string | undefined;
}

export function watched(heads: HeadStore, now: () => number): Watched {
  let last: Head | undefined;
  let broken: string | undefined;
  return {
    heads: {
      ...heads,
      async write(key, write) {
        const after = await heads.write(key, write);
        if (after) {
          broken ??= brokenBy(last, after, now());
          last = after;
        }
        return after;
      },
    },
    get broken() {
      return broken;
    },
  };
}
