import type { Needles } from './needles.ts';
import { isLetter, letterOf, OTHER, wordKey } from './word-key.ts';

/** Where a text has words that needles may begin with, by the number of the needle. */
export interface WordStarts {
  readonly count: (needle: number) => number;
  /** In ascending order. */
  readonly of: (needle: number) => Int32Array;
}

/** Reads a text once. A word begins with a letter after what is no letter of ours, or with a digit after what is none. */
export function wordStarts(text: string, { first, number, next, tried }: Needles): WordStarts {
  const counts = new Int32Array(tried.length);
  const last = new Int32Array(tried.length);
  const starts: number[] = [0];
  const before: number[] = [0];
  const add = (key: number, at: number) => {
    for (let entry = first[key] ?? 0; entry > 0; entry = next[entry] ?? 0) {
      const needle = number[entry] ?? 0;
      const known = last[needle] ?? 0;
      if (known > 0 && starts[known] === at) continue;
      before.push(known);
      last[needle] = starts.push(at) - 1;
      counts[needle] = (counts[needle] ?? 0) + 1;
    }
  };
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = letterOf(code);
    const begins = letter < OTHER ? !isLetter(previous) : isDigit(code) && !isDigit(previous);
    previous = code;
    if (!begins) continue;
    const second = letterOf(text.charCodeAt(at + 1));
    add(wordKey(letter, 0, 0), at);
    add(wordKey(letter, second, 0), at);
    add(wordKey(letter, second, letterOf(text.charCodeAt(at + 2))), at);
  }
  return {
    count: (needle) => counts[needle] ?? 0,
    of: (needle) => {
      const all = new Int32Array(counts[needle] ?? 0);
      let entry = last[needle] ?? 0;
      for (let at = all.length - 1; at >= 0; at--) {
        all[at] = starts[entry] ?? 0;
        entry = before[entry] ?? 0;
      }
      return all;
    },
  };
}

const isDigit = (code: number) => code >= 48 && code <= 57;
