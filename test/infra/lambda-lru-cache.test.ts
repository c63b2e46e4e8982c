import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { LruCache } from '../../infra/constructs/lambda-lru-cache.ts';

type Library = new (capacity: number) => LruCache<number>;
const Library: Library = createRequire(import.meta.url)('mnemonist/lru-cache');

const KEYS = ['a', 'b', 'c', 'd'];
const STEPS = 2_000;
const SEED = 7;

/** The same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('does what the library does, for whatever the SDK asks of it', () => {
  const random = numbers(SEED);
  const [ours, theirs] = [new LruCache<number>(2), new Library(2)];
  for (let step = 0; step < STEPS; step++) {
    const key = KEYS[Math.floor(random() * KEYS.length)] ?? 'a';
    const dice = random();
    if (dice < 0.4) {
      ours.set(key, step);
      theirs.set(key, step);
    } else if (dice < 0.41) {
      ours.clear();
      theirs.clear();
    } else if (dice < 0.7) expect(ours.get(key)).toBe(theirs.get(key));
    else expect([ours.has(key), ours.peek(key)]).toEqual([theirs.has(key), theirs.peek(key)]);
  }
});
