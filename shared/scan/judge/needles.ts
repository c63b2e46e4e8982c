import { once } from '../once.ts';
import { OPENINGS } from './openings.ts';
import { rules } from './rules.ts';
import type { Step } from './step.ts';
import { KEYS, letterOf, wordKey } from './word-key.ts';

/** Where a step has to be tried: where a word begins as it does, the same in a text without letters of other scripts, or everywhere. */
export type Tried = 'at words' | 'at words of ours' | 'everywhere';

/** The steps of all rules, by number: from 1, in the order in which the rules name them first. */
export interface Needles {
  readonly numberOf: ReadonlyMap<Step, number>;
  readonly tried: readonly Tried[];
  /** By the key of an opening: the first of its entries in `number` and `next`; 0 is none. */
  readonly first: Int16Array;
  readonly number: readonly number[];
  /** The next entry of the same opening; 0 ends it. */
  readonly next: readonly number[];
}

/** Stands in the place of a letter in an opening of fewer than three. */
const NOT_TOLD = '.'.charCodeAt(0);

export const needles = once(() => read(OPENINGS));

function read(openings: string): Needles {
  const numberOf = new Map<Step, number>();
  for (const { pattern } of rules) {
    for (const step of pattern?.steps ?? []) {
      if (!numberOf.has(step)) numberOf.set(step, numberOf.size + 1);
    }
  }
  const tried: Tried[] = ['everywhere'];
  const first = new Int16Array(KEYS);
  const number = [0];
  const next = [0];
  for (const line of openings.split(';')) {
    const from = line.startsWith('*') ? 1 : 0;
    for (let at = from; at < line.length; at += 3) {
      const key = wordKey(told(line, at), told(line, at + 1), told(line, at + 2));
      next.push(first[key] ?? 0);
      first[key] = number.push(tried.length) - 1;
    }
    tried.push(line === '' ? 'everywhere' : from > 0 ? 'at words of ours' : 'at words');
  }
  return { numberOf, tried, first, number, next };
}

function told(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code === NOT_TOLD ? 0 : letterOf(code);
}
