/** Numbers that follow from a seed and a name, whatever was drawn elsewhere: 0 ≤ n < 1. */
export type Random = () => number;

/** mulberry32 over a hash of both (FNV-1a): what a ticket does depends on its own number only. */
export function random(seed: number, name: string): Random {
  let state = 2_166_136_261 ^ seed;
  for (const unit of name) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a table, each as often as its weight says. */
export function pick<T extends { readonly weight: number }>(from: readonly T[], draw: Random): T {
  const total = from.reduce((sum, { weight }) => sum + weight, 0);
  let left = draw() * total;
  for (const one of from) {
    left -= one.weight;
    if (left < 0) return one;
  }
  const last = from.at(-1);
  if (!last) throw new Error('nothing to pick from');
  return last;
}

export function between(draw: Random, least: number, most: number): number {
  return least + Math.floor(draw() * (most - least + 1));
}
