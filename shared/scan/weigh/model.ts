/** Weights that were learned, in steps of `scale`. */
export interface Model {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

/** Pieces with few words are not to be judged by one of them. */
const SHRINK = 20;

/** How much each feature of a piece with that many counts. */
export const share = (count: number): number => 1 / Math.sqrt(count + SHRINK);

/** The log-odds that a piece of text gives orders to an agent. */
export function logOdds({ weights, scale, bias }: Model, found: Int32Array): number {
  let sum = 0;
  for (const at of found) sum += weights[at] ?? 0;
  return sum * scale * share(found.length) + bias;
}
