/** FNV-1a begins with it. */
export const HASH_SEED = 2_166_136_261 | 0;

/** One step of FNV-1a: a hash and the next UTF-16 unit. */
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 16_777_619);

/** FNV-1a: 32 bits of a text, signed. */
export function hash(text: string): number {
  let mixed = HASH_SEED;
  for (let at = 0; at < text.length; at++) mixed = hashed(mixed, text.charCodeAt(at));
  return mixed;
}
