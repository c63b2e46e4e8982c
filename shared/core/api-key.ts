import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from './actor.ts';
import { digest } from './digest.ts';

const BEGINS = 'sluice_';
const RANDOM_BYTES = 32;
/** Enough to tell keys apart by, and of no use to whoever guesses. */
const SHOWN_CHARS = BEGINS.length + 6;

/** Names stand in logs, histories and ids of actors. */
export const API_KEY_NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
export const API_KEY_HASH = /^[0-9a-f]{64}$/;
export const API_KEY_START = /^sluice_[\w-]{6}$/;

/**
 * A key that a program hands tickets in with, as it is kept: its SHA-256 and no more. A slow hash guards what people choose; the key is
 * 256 random bits, which nobody tries through, and its check must cost a caller without one as little as a caller with one.
 */
export interface ApiKey {
  readonly name: string;
  /** How it begins, to tell it by. */
  readonly start: string;
  /** Its SHA-256, in hex. */
  readonly hash: string;
  /** The only project that it is for; absent: all that take what is handed in. */
  readonly project?: string;
  readonly at: number;
  readonly by: string;
}

/** A new key, which nothing but the caller knows. */
export function newApiKey(): {
  readonly key: string;
  readonly start: string;
  readonly hash: string;
} {
  const key = BEGINS + randomBytes(RANDOM_BYTES).toString('base64url');
  return { key, start: key.slice(0, SHOWN_CHARS), hash: digest(key) };
}

/** Whose key it is. Every one is compared, whole, whatever was found: how long it takes tells nothing. */
export function ownerOf(key: string, keys: readonly ApiKey[]): ApiKey | undefined {
  const given = Buffer.from(digest(key));
  let found: ApiKey | undefined;
  for (const each of keys) {
    const kept = Buffer.from(each.hash);
    if (kept.length === given.length && timingSafeEqual(kept, given)) found = each;
  }
  return found;
}

const PREFIX = 'api-key:';

/** Who hands something in: the key is the permission, as a signature is. */
export function keyActor({ name }: Pick<ApiKey, 'name'>): Actor {
  const id = `${PREFIX}${name}`;
  return { id, name: id, kind: 'person', standing: 'member' };
}

/** Whether a task was started with a key. Ids of trackers are numbers and UUIDs, and a sender's is its connection's name. */
export function isKeyActor({ id }: { readonly id: string }): boolean {
  return id.startsWith(PREFIX);
}
