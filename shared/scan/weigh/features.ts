import { hash, mix } from './hash.ts';
import type { WordClass } from './lexicon.ts';
import { classesOf } from './lexicon.ts';
import { words } from './words.ts';

/** Weights there are. Features share them by chance; a power of two. */
export const BUCKETS = 1 << 14;

/** Words this near to each other belong to one order: `send` … `password`. */
const NEAR = 3;
const FAR = 6;
/** Pieces are short; this many are never needed. */
const MAX_FEATURES = 1 << 13;

/** Kinds of features, so that a word and a pair never mean the same. */
const KIND = {
  ...{ word: 1, pair: 2, does: 3, near: 4, far: 5, first: 6, firstDoes: 7 },
  ...{ technical: 8, loud: 9, size: 10, things: 11, asks: 12 },
} as const;

const none: readonly WordClass[] = [];
const met = new Uint8Array(BUCKETS);
const list = new Int32Array(MAX_FEATURES);

/**
 * What a piece of text is weighed by, as the places of its weights: words, pairs of words, what words do
 * and which of that stands together, and what it looks like. No word can be read out of a weight.
 */
export function features(text: string): Int32Array {
  let count = 0;
  const add = (kind: number, one: number, two = 0) => {
    const at = mix(kind, one, two) & (BUCKETS - 1);
    if (met[at] === 1 || count === MAX_FEATURES) return;
    met[at] = 1;
    list[count++] = at;
  };
  const all = words(text);
  const hashes = all.map(({ word }) => hash(word));
  const classes = all.map(({ word }) => classesOf.get(word) ?? none);
  const done = new Set<WordClass>();
  let technical = 0;
  let loud = 0;

  for (let at = 0; at < all.length; at++) {
    const word = hashes[at] ?? 0;
    const kind = all[at]?.word;
    if (kind === '<id>' || kind === '<n>') technical++;
    if (all[at]?.loud) loud++;
    add(KIND.word, word);
    if (at + 1 < all.length) add(KIND.pair, word, hashes[at + 1]);
    for (const one of classes[at] ?? none) {
      done.add(one);
      add(KIND.does, one);
      for (let other = at + 1; other <= at + FAR && other < all.length; other++) {
        if (hashes[other] === word) continue;
        for (const two of classes[other] ?? none) {
          add(other - at < NEAR ? KIND.near : KIND.far, one, two);
        }
      }
    }
  }
  for (const one of classes[0] ?? none) add(KIND.firstDoes, one);
  add(KIND.first, hashes[0] ?? 0);
  add(KIND.technical, Math.round((4 * technical) / Math.max(1, all.length)));
  add(KIND.loud, Math.min(3, loud));
  add(KIND.size, Math.min(6, Math.round(Math.log2(1 + all.length))));
  add(KIND.things, Math.min(9, done.size));
  if (/\?\s{0,3}["'”]?\s{0,3}$/.test(text)) add(KIND.asks, 1);

  const found = list.slice(0, count);
  for (const at of found) met[at] = 0;
  return found;
}
