import type { KeyStore } from '../../shared/core/key-store.ts';
import { remember } from '../../shared/runtime/remember.ts';

/** A key that was revoked opens nothing after this, and one that was made opens by then. */
const MAX_AGE_MS = 10_000;

/** The keys, read anew every ten seconds at most: nobody makes us read more by sending keys. Where they cannot be read none is believed. */
export function liveKeys(keys: Pick<KeyStore, 'read'>, now: () => number): Pick<KeyStore, 'read'> {
  return { read: remember(() => keys.read(), MAX_AGE_MS, now) };
}
