import type { ApiKey } from './api-key.ts';

/** How many keys there may be: all of them are read at once. */
export const MAX_KEYS = 100;

/** The keys that programs hand tickets in with, in one item. */
export interface KeyStore {
  /** All that are live, as the last change left them (a consistent read), the oldest first. */
  read(): Promise<readonly ApiKey[]>;
  /** Adds one. False, and nothing was changed, when there is one of that name, or there are `MAX_KEYS`. */
  add(key: ApiKey): Promise<boolean>;
  /** Takes one away for good; answers which, or `undefined` when there was none. */
  revoke(name: string): Promise<ApiKey | undefined>;
}
