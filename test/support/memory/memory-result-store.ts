import type { Result } from '../../../shared/core/result.ts';
import type { ResultStore } from '../../../shared/core/result-store.ts';

const KEEP_MS = 90 * 24 * 3_600_000;

/** Results in a Map. */
export function memoryResultStore(now: () => number = Date.now): ResultStore {
  const results = new Map<string, { readonly result: Result; readonly until: number }>();
  const id = (key: string, epoch: number, attempt: number) => `${key}#${epoch}#${attempt}`;

  function live(at: string): Result | undefined {
    const found = results.get(at);
    return found && found.until > now() ? found.result : undefined;
  }

  return {
    async put(key, epoch, attempt, result) {
      const at = id(key, epoch, attempt);
      if (live(at)) return 'known';
      results.set(at, { result: structuredClone(result), until: now() + KEEP_MS });
      return 'stored';
    },
    async get(key, epoch, attempt) {
      return structuredClone(live(id(key, epoch, attempt)));
    },
  };
}
