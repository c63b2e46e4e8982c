import { HASH_SEED, hash, hashed } from '../hash.ts';
import type { WordClass } from './lexicon.ts';
import { classesOf } from './lexicon.ts';
import { tokens } from './tokens.ts';

/** The words of a text as they are weighed, one after the other. */
export interface Words {
  readonly hashes: readonly number[];
  readonly classes: readonly (readonly WordClass[] | undefined)[];
  /** How many are names in code, or numbers. */
  readonly technical: number;
  /** How many are written in capitals. */
  readonly loud: number;
}

const ADDRESS = /^(?:https?:|www\.)/i;
const MAIL = /@[\w-]{1,60}\.[a-z]/i;
const NAME_IN_CODE = /[_.:/()\d]|[a-z][A-Z]|-.*-/;
const TAG = /^<\/?[a-z]/;
const NAME = '<id>';
const NUMBER = '<n>';
const HASH_OF_NAME = hash(NAME);
const LOUD_LETTERS = 4;

/** Addresses, mail addresses, numbers, names in code and marks like `[SYSTEM]` are each of one kind; tags are left out. */
export function words(text: string): Words {
  const hashes: number[] = [];
  let technical = 0;
  let loud = 0;
  const ends = tokens(text);
  for (let which = 0; which < ends.length; which += 2) {
    const start = ends[which] ?? 0;
    const end = ends[which + 1] ?? 0;
    let small = HASH_SEED;
    let capitals = 0;
    let isName = false;
    let at = start;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code >= 97 && code <= 122) small = hashed(small, code);
      else if (code >= 65 && code <= 90) {
        small = hashed(small, code + 32);
        isName ||= at - start > capitals;
        capitals++;
      } else break;
    }
    if (at === end) {
      if (isName) technical++;
      else if (capitals >= LOUD_LETTERS && capitals === end - start) loud++;
      hashes.push(isName ? HASH_OF_NAME : small);
      continue;
    }
    const token = text.slice(start, end);
    if (TAG.test(token)) continue;
    const kind = kindOf(token);
    if (kind === NAME || kind === NUMBER) technical++;
    hashes.push(hash(kind));
  }
  return { hashes, classes: hashes.map(classesOf), technical, loud };
}

/** Of a sign, ASCII or a quotation mark, there is no need to ask Unicode. */
const isLetter = (token: string) =>
  /^[A-Za-z]/.test(token) || (/^[^\0-\x7f“”]/.test(token) && /^\p{L}/u.test(token));

function kindOf(token: string): string {
  if (ADDRESS.test(token)) return '<url>';
  if (/^\d/.test(token)) return NUMBER;
  if (/^[<[{(]./.test(token)) return '<mark>';
  if (!isLetter(token)) return token;
  if (MAIL.test(token)) return '<mail>';
  return NAME_IN_CODE.test(token) ? NAME : token.toLowerCase().replace('’', "'");
}
