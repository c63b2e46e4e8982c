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

/** 32 bits of three numbers, the low ones as good as the high ones. */
export function mix(kind: number, one: number, two: number): number {
  let mixed = Math.imul(one ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ Math.imul(two + kind, 0xc2b2ae35), 0x27d4eb2f);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}
