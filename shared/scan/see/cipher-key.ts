import { HASH_SEED, hash, hashed } from '../hash.ts';
import { once } from '../once.ts';
import { CHARGED } from './charged.ts';

/** How far letters were moved on, 1..25, or that they stand in the other direction. */
export type CipherKey = number | 'backwards';

export const A = 'a'.charCodeAt(0);
export const LETTERS = 26;
/** Short words look like others by chance. */
const SHORTEST = 6;
const LONGEST = 14;

/** The charged words by what a cipher leaves of them. */
interface Ciphered {
  /** By their letters, for words that are read from their end. */
  readonly byLetters: ReadonlySet<number>;
  /** By how far each letter is from the next: that stays when all are moved on. */
  readonly byGaps: ReadonlyMap<number, string>;
}

/** The key of the first charged word. Letters in a row are read as words of 14, of which those of 6 and more count. */
export function keyIn(text: string): CipherKey | undefined {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    const most = Math.min(length, start + LONGEST);
    while (at < most && isLetter(text.charCodeAt(at) | 0x20)) at++;
    if (at - start >= SHORTEST) {
      const key = keyOf(text, start, at);
      if (key !== undefined) return key;
    }
    if (at === start) at++;
  }
  return undefined;
}

function keyOf(text: string, start: number, end: number): CipherKey | undefined {
  const { byLetters, byGaps } = ciphered();
  let letters = HASH_SEED;
  let gaps = HASH_SEED;
  let next = text.charCodeAt(end - 1) | 0x20;
  for (let at = end - 1; at >= start; at--) {
    const letter = text.charCodeAt(at) | 0x20;
    letters = hashed(letters, letter);
    gaps = hashed(gaps, (next - letter + LETTERS) % LETTERS);
    next = letter;
  }
  if (byLetters.has(letters)) return 'backwards';
  const charged = byGaps.get(gaps);
  if (charged === undefined) return undefined;
  const by = (next - charged.charCodeAt(0) + LETTERS) % LETTERS;
  return by === 0 ? undefined : by;
}

const ciphered = once((): Ciphered => {
  const long = CHARGED.filter((word) => word.length >= SHORTEST);
  return {
    byLetters: new Set(long.map(hash)),
    byGaps: new Map(long.map((word) => [gapsOf(word), word])),
  };
});

function gapsOf(word: string): number {
  const codes = [...word].map((letter) => letter.charCodeAt(0)).reverse();
  return codes.reduce(
    (mixed, code, at) =>
      hashed(mixed, ((codes[Math.max(0, at - 1)] ?? 0) - code + LETTERS) % LETTERS),
    HASH_SEED,
  );
}

const isLetter = (code: number) => code >= A && code < A + LETTERS;
