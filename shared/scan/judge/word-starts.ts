import type { Needles } from './needles.ts';
import { letterOf, OTHER, wordKey } from './word-key.ts';

/** Where a text has words that needles may begin with, by the number of the needle. */
export interface WordStarts {
  /** Whether there is a letter of another script. */
  readonly isForeign: boolean;
  readonly count: (needle: number) => number;
  /** In ascending order, some of them more than once. */
  readonly of: (needle: number) => Int32Array;
}

/** Reads a text once. A word begins with a letter after what is no letter of ours, or with a digit after what is none. */
export function wordStarts(text: string, { first, number, next, tried }: Needles): WordStarts {
  const counts = new Int32Array(tried.length);
  const last = new Int32Array(tried.length);
  const starts: number[] = [0];
  const before: number[] = [0];
  const { length } = text;
  const add = (firstEntry: number, at: number) => {
    for (let entry = firstEntry; entry > 0; entry = next[entry] ?? 0) {
      const needle = number[entry] ?? 0;
      before.push(last[needle] ?? 0);
      last[needle] = starts.push(at) - 1;
      counts[needle] = (counts[needle] ?? 0) + 1;
    }
  };
  let isForeign = false;
  let wasLetter = false;
  let wasDigit = false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) isForeign ||= isOfOtherScript(code);
    const letter = letterOf(code);
    const isNumber = code >= 48 && code <= 57;
    const begins = letter < OTHER ? !wasLetter : isNumber && !wasDigit;
    wasLetter = letter < OTHER && code < 128;
    wasDigit = isNumber;
    if (!begins) continue;
    const second = at + 1 < length ? letterOf(text.charCodeAt(at + 1)) : OTHER;
    const third = at + 2 < length ? letterOf(text.charCodeAt(at + 2)) : OTHER;
    add(first[wordKey(letter, 0, 0)] ?? 0, at);
    add(first[wordKey(letter, second, 0)] ?? 0, at);
    add(first[wordKey(letter, second, third)] ?? 0, at);
  }
  return {
    isForeign,
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

/** Signs and pictures that stand in English, too, are none, and no expression begins with one. */
const isOfOtherScript = (code: number) =>
  code < 0x2000 || (code > 0x2bff && code < 0xd800) || code > 0xdfff;
