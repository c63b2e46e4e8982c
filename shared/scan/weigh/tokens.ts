import { asciiToken, token } from './token.ts';

/** Letters that `token` takes into one word before it looks for marks. */
const MAX_LETTERS = 41;
const LETTER = 1;
const DIGIT = 2;
/** Goes on with a word, or may. */
const JOINT = 4;
/** Begins no token. */
const GAP = 8;
/** By character below 128; what has no kind has to be looked at. */
const KIND = new Uint8Array(128);
KIND.fill(LETTER, 65, 91).fill(LETTER, 97, 123).fill(DIGIT, 48, 58);
for (const mark of "'_.:/@-(") KIND[mark.charCodeAt(0)] = JOINT;
for (const mark of " \t\n\r,.'_-/@)]}*&%+~^\\") {
  const code = mark.charCodeAt(0);
  KIND[code] = (KIND[code] ?? 0) | GAP;
}
const FULL_STOP = 0x2e;
const NOT_ASCII = /[^\0-\x7f]/;

/** Where what `token` matches begins and ends, one after the other; English words and numbers are read without it. */
export function tokens(text: string): readonly number[] {
  const found: number[] = [];
  const { length } = text;
  const sticky = NOT_ASCII.test(text) ? token() : asciiToken();
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (KIND[code] ?? 0) : 0;
    if ((kind & GAP) !== 0) {
      at++;
      continue;
    }
    let end = at;
    if (kind === LETTER) end = wordEnd(text, at);
    else if (kind === DIGIT) end = runEnd(text, at, DIGIT);
    if (end === at) {
      sticky.lastIndex = at;
      if (sticky.test(text)) end = sticky.lastIndex;
    }
    if (end > at) found.push(at, end);
    at = end > at ? end : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}

function runEnd(text: string, start: number, kind: number): number {
  let end = start + 1;
  while (end < text.length && KIND[text.charCodeAt(end)] === kind) end++;
  return end;
}

/** Where a word of English letters ends that nothing goes on with; the start when it is not as simple as that. */
function wordEnd(text: string, start: number): number {
  const end = runEnd(text, start, LETTER);
  if (end === text.length) return end - start > MAX_LETTERS ? start : end;
  const next = text.charCodeAt(end);
  if (end - start > MAX_LETTERS || next >= 128) return start;
  if (((KIND[next] ?? 0) & JOINT) === 0) return end;
  // A full stop, and no name in code.
  const after = next === FULL_STOP && end + 1 < text.length ? text.charCodeAt(end + 1) : 0;
  return (after === 0x20 || after === 0x0a) && !text.startsWith('www.', start) ? end : start;
}
