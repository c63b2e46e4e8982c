import type { WordClass } from './lexicon.ts';
import { mix } from './mix.ts';
import type { Words } from './words.ts';
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

const ASKS = /\?\s{0,3}["'”]?\s{0,3}$/;
const met = new Uint8Array(BUCKETS);
const list = new Int32Array(MAX_FEATURES);
let count = 0;

function add(kind: number, one: number, two = 0): void {
  const at = mix(kind, one, two) & (BUCKETS - 1);
  if (met[at] === 1 || count === MAX_FEATURES) return;
  met[at] = 1;
  list[count++] = at;
}

/**
 * What a piece of text is weighed by, as the places of its weights: words, pairs of words, what words do
 * and which of that stands together, and what it looks like. No word can be read out of a weight.
 */
export function features(text: string): Int32Array {
  const { hashes, classes, technical, loud } = words(text);
  const { length } = hashes;
  const done = new Set<WordClass>();
  count = 0;

  for (let at = 0; at < length; at++) {
    const word = hashes[at] ?? 0;
    add(KIND.word, word);
    if (at + 1 < length) add(KIND.pair, word, hashes[at + 1]);
    for (const one of classes[at] ?? []) {
      done.add(one);
      add(KIND.does, one);
      addNear(hashes, classes, at, one);
    }
  }
  for (const one of classes[0] ?? []) add(KIND.firstDoes, one);
  add(KIND.first, hashes[0] ?? 0);
  add(KIND.technical, Math.round((4 * technical) / Math.max(1, length)));
  add(KIND.loud, Math.min(3, loud));
  add(KIND.size, Math.min(6, Math.round(Math.log2(1 + length))));
  add(KIND.things, Math.min(9, done.size));
  if (ASKS.test(text)) add(KIND.asks, 1);

  const found = list.slice(0, count);
  for (const at of found) met[at] = 0;
  return found;
}

/** What the other words of the same order do. */
function addNear(
  hashes: Words['hashes'],
  classes: Words['classes'],
  at: number,
  one: WordClass,
): void {
  const last = Math.min(at + FAR, hashes.length - 1);
  for (let other = at + 1; other <= last; other++) {
    const does = classes[other];
    if (does === undefined || hashes[other] === hashes[at]) continue;
    for (const two of does) add(other - at < NEAR ? KIND.near : KIND.far, one, two);
  }
}
