import type { Result } from './result.ts';

/** What each attempt reported at its end, apart from the head, which is billed by size. Kept for ninety days. */
export interface ResultStore {
  /**
   * Keeps the result of an attempt. The first one stands: `known` means that there is one already, and nothing was written,
   * whether this one is the same or not.
   */
  put(key: string, epoch: number, attempt: number, result: Result): Promise<'stored' | 'known'>;
  /** The result as the last write left it (a consistent read). */
  get(key: string, epoch: number, attempt: number): Promise<Result | undefined>;
}
