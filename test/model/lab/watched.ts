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
  function see(after: Head | undefined): void {
    if (!after) return;
    broken ??= brokenBy(last, after, now());
    last = after;
  }

  return {
    heads: {
      ...heads,
      async write(key, write) {
        const after = await heads.write(key, write);
        see(after);
        return after;
      },
      async tryWrite(key, write) {
        const result = await heads.tryWrite(key, write);
        see('written' in result ? result.written : undefined);
        return result;
      },
    },
    get broken() {
      return broken;
    },
  };
}
