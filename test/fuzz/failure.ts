import { build } from './build.ts';
import { inWords } from './in-words.ts';
import { minimize } from './minimize.ts';
import type { Bad } from './run.ts';
import { wrongWith } from './wrong-with.ts';

/**
 * A bad request for the person who mends it: with as few mutations as still show it, and the command that makes the very same again.
 *
 * @param check Says what is wrong with some of its mutations.
 */
export async function failure(
  seed: number,
  { number, wrong }: Bad,
  check: typeof wrongWith = wrongWith,
): Promise<string> {
  const places = build(seed, number).mutations.map((_, place) => place);
  const keep = await minimize(places, async (some) => (await check(seed, number, some)).length > 0);
  const part = keep.length < places.length ? ` --keep ${keep.join(',') || 'none'}` : '';
  return [
    wrong.join('; '),
    await inWords(build(seed, number, keep)),
    `again: npm run fuzz -- --seed ${seed} --case ${number}${part}`,
  ].join('\n');
}
