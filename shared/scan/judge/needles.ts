import { OPENINGS } from './openings.ts';
import { rules } from './rules.ts';
import type { Step } from './step.ts';
import { KEYS, letterOf, OTHER, wordKey } from './word-key.ts';

/** Where a step has to be tried: where a word begins as it does, the same in a text without letters of other scripts, or everywhere. */
export type Tried = 'at words' | 'at words of ours' | 'everywhere';

/** The steps of all rules, by number: from 1, in the order in which the rules name them first. */
export interface Needles {
  readonly numberOf: ReadonlyMap<Step, number>;
  readonly tried: readonly Tried[];
  /** By the first three letters of a word: the first of its entries in `number` and `next`; 0 is none. */
  readonly first: Int16Array;
  readonly number: readonly number[];
  /** The next entry for the same letters; 0 ends it. */
  readonly next: readonly number[];
}

const ANY = Array.from({ length: OTHER }, (_, at) => at + 1);
let made: Needles | undefined;

/** Made when the first text is read. */
export function needles(): Needles {
  made ??= read(OPENINGS);
  return made;
}

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
  const add = (key: number) => {
    const others = first[key] ?? 0;
    // The same needle, by a shorter opening.
    if (number[others] === tried.length) return;
    next.push(others);
    first[key] = number.push(tried.length) - 1;
  };
  for (const line of openings.split(';')) {
    const from = line.startsWith('*') ? 1 : 0;
    for (let at = from; at < line.length; at += 3) {
      for (const second of told(line, at + 1)) {
        for (const third of told(line, at + 2)) {
          add(wordKey(letterOf(line.charCodeAt(at)), second, third));
        }
      }
    }
    tried.push(line === '' ? 'everywhere' : from > 0 ? 'at words of ours' : 'at words');
  }
  return { numberOf, tried, first, number, next };
}

/** The letter there, or all that may stand there. */
const told = (line: string, at: number): readonly number[] =>
  line[at] === '.' ? ANY : [letterOf(line.charCodeAt(at))];
