import { FOREIGN } from './foreign.ts';

/** Letters that an opening tells. */
const LONGEST = 3;
/** Ends an opening after which anything may come. */
const ANY = '\n';
const PLAIN = /^[a-z\d]/;
/** What each alternative has to start with, so that it matches at the first letter of a word and nowhere else. */
const AT_A_WORD = /^(?:\\b|\(\?<!\[\\p\{L\}\]\)|\(\?<!\[a-z\]\))/;

type Openings = ReadonlySet<string>;

/** How all begins that an expression may match: a word that begins with one of some letters. */
export interface Opening {
  /** Three letters or digits at most, small; what is neither may stand for anything that is neither. */
  readonly plain: readonly string[];
  /** Whether it may begin with a letter of another script as well, anywhere. */
  readonly foreign: boolean;
}

/** Undefined when it may begin elsewhere than a word does, or with anything. What it does not know it takes for `anything`. */
export function opening({ source }: RegExp): Opening | undefined {
  const all = [...openings(source)].map((each) => each.replace(ANY, ''));
  const plain = all.filter((each) => PLAIN.test(each));
  const foreign = all.filter((each) => FOREIGN.test(each.slice(0, 1)));
  if (plain.length + foreign.length < all.length) return undefined;
  const atWords = plain.length === 0 || split(source).every((each) => AT_A_WORD.test(each));
  return atWords ? { plain, foreign: foreign.length > 0 } : undefined;
}

function openings(source: string): Openings {
  let at = 0;
  const alternatives = (): Openings => {
    const all = new Set(sequence());
    while (source[at] === '|') {
      at++;
      for (const each of sequence()) all.add(each);
    }
    return all;
  };
  const sequence = (): Openings => {
    let all: Openings = new Set(['']);
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      all = followed(all, repeated(item()));
    }
    return all;
  };
  const item = (): Openings => {
    const sign = source[at++] ?? '';
    if (sign === '(') {
      const isLook = /^\?<?[!=]/.test(source.slice(at, at + 3));
      at += /^\?(?:<?[!=]|:)/.exec(source.slice(at, at + 3))?.[0].length ?? 0;
      const inside = alternatives();
      at++;
      return isLook ? new Set(['']) : inside;
    }
    if (sign === '[') {
      const [set = '', of = ''] = /^([^\\\]^-]{1,6})\]/.exec(source.slice(at, at + 8)) ?? [];
      at = set === '' ? endOfClass(source, at) : at + set.length;
      return new Set(set === '' ? [ANY] : of.toLowerCase());
    }
    if (sign === '\\') {
      const escaped = source[at++] ?? '';
      if (escaped === 'p') at = source.indexOf('}', at) + 1;
      if (escaped === 'b') return new Set(['']);
      return new Set([/\w/.test(escaped) ? ANY : escaped]);
    }
    if (sign === '^' || sign === '$') return new Set(['']);
    return new Set([sign === '.' ? ANY : sign.toLowerCase()]);
  };
  const repeated = (once: Openings): Openings => {
    const [quantifier = '', least, most] =
      /^(?:[?*+]|\{(\d+)(,\d*)?\})\??/.exec(source.slice(at, at + 12)) ?? [];
    at += quantifier.length;
    if (quantifier === '') return once;
    const isOnce = quantifier === '?' || (least === '1' && most === undefined);
    const some = isOnce ? once : followed(once, new Set([ANY]));
    return /^[?*]/.test(quantifier) || least === '0' ? new Set([...some, '']) : some;
  };

  return alternatives();
}

function followed(all: Openings, next: Openings): Openings {
  const longer = new Set<string>();
  for (const one of all) {
    if (one.length === LONGEST || one.endsWith(ANY)) longer.add(one);
    else for (const two of next) longer.add((one + two).slice(0, LONGEST));
  }
  return longer;
}

function endOfClass(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The alternatives that are in no group. */
function split(source: string): readonly string[] {
  const all: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (sign === '[') at = endOfClass(source, at + 1) - 1;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === undefined || (sign === '|' && depth === 0)) {
      all.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return all;
}
