import type { Step } from '../../../shared/scan/judge/step.ts';
import { FOREIGN } from './foreign.ts';

/** Letters that an opening tells. */
const LONGEST = 3;
/** Ends an opening after which anything may come. */
const ANY = '\n';
const PLAIN = /^[a-z\d]/;
/** What each alternative has to start with, so that it matches at the first letter of a word and nowhere else. */
const AT_A_WORD = ['\\b', '(?<![\\p{L}])', '(?<![a-z])'];
/** The ways a group begins, the longest first; all but the first two take no room. */
const GROUPS = ['(?:', '(', '(?<!', '(?<=', '(?!', '(?='];

type Openings = readonly string[];
const NOTHING: Openings = [''];
const ANYTHING: Openings = [ANY];

/** How all begins that an expression may match: a word that begins with one of some letters. */
export interface Opening {
  /** Three letters or digits at most, small; what is neither may stand for anything that is neither. */
  readonly plain: readonly string[];
  /** Whether it may begin with a letter of another script as well, anywhere. */
  readonly foreign: boolean;
}

/**
 * Undefined when it may begin elsewhere than a word does, or with anything. What it does not know it takes for `anything`.
 */
export function opening({ source }: Step): Opening | undefined {
  let at = 0;
  let atWords = true;
  const sees = (what: string) => source.startsWith(what, at);

  const alternatives = (isOutside: boolean): Openings => {
    const all: string[] = [];
    do {
      if (source[at] === '|') at++;
      if (isOutside && !AT_A_WORD.some(sees)) atWords = false;
      all.push(...sequence());
    } while (source[at] === '|');
    return all;
  };
  const sequence = (): Openings => {
    let all = NOTHING;
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      if (all.every(isDone)) at = endOfSequence(source, at);
      else all = followed(all, repeated(item()));
    }
    return all;
  };
  const item = (): Openings => {
    const sign = source[at] ?? '';
    if (sign === '(') {
      const group = GROUPS.findLast((each) => each !== '(' && sees(each)) ?? '(';
      at += group.length;
      const isLook = group.length > 1 && group !== '(?:';
      if (isLook) at = endOfGroup(source, at);
      const inside = isLook ? NOTHING : alternatives(false);
      at++;
      return inside;
    }
    if (sign === '[') {
      const from = at + 1;
      at = endOfClass(source, at);
      const signs = source.slice(from, at - 1);
      return /^[^\\^-]{1,6}$/.test(signs) ? [...signs.toLowerCase()] : ANYTHING;
    }
    at++;
    if (sign === '^' || sign === '$') return NOTHING;
    if (sign !== '\\') return [sign === '.' ? ANY : sign.toLowerCase()];
    const escaped = source[at++] ?? '';
    if (escaped === 'b') return NOTHING;
    if (source[at] === '{' && 'pPu'.includes(escaped)) at = source.indexOf('}', at) + 1;
    return [/\w/.test(escaped) ? ANY : escaped];
  };
  const repeated = (once: Openings): Openings => {
    const sign = source[at] ?? '';
    if (!'?*+{'.includes(sign) || sign === '') return once;
    const from = at;
    at = sign === '{' ? source.indexOf('}', at) + 1 : at + 1;
    const mayMiss = sign === '?' || sign === '*' || source[from + 1] === '0';
    const some = sign === '?' ? once : followed(once, ANYTHING);
    if (source[at] === '?') at++;
    return mayMiss ? [...some, ''] : some;
  };

  const all = [...new Set(alternatives(true).map((each) => each.replace(ANY, '')))];
  const plain = all.filter((each) => PLAIN.test(each));
  const foreign = all.filter((each) => FOREIGN.test(each.slice(0, 1)));
  if (plain.length + foreign.length < all.length || at < source.length) return undefined;
  return atWords || plain.length === 0 ? { plain, foreign: foreign.length > 0 } : undefined;
}

const isDone = (one: string) => one.length === LONGEST || one.endsWith(ANY);

const followed = (all: Openings, next: Openings): Openings =>
  all.flatMap((one) => (isDone(one) ? one : next.map((two) => (one + two).slice(0, LONGEST))));

function endOfClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The bracket that closes the group around. */
function endOfGroup(source: string, from: number): number {
  let at = from;
  while (source[at] === '|' || (at < source.length && source[at] !== ')')) {
    at = source[at] === '|' ? at + 1 : endOfSequence(source, at);
  }
  return at;
}

/** The bar or the bracket after the alternative around. */
function endOfSequence(source: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const sign = source[at];
    if (depth === 0 && (sign === '|' || sign === ')')) return at;
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    if (sign === '[') at = endOfClass(source, at);
    else at += sign === '\\' ? 2 : 1;
  }
  return at;
}
