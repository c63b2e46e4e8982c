const LETTER = 1;
const SIGN = 2;
/** Stands between letters that stand apart. */
const GAP = 4;
/** Belongs to a word, and begins no odd one. */
const REST = 8;
const KIND = new Uint8Array(128);
KIND.fill(LETTER, 65, 91).fill(LETTER, 97, 123).fill(SIGN, 48, 58);
for (const sign of '@$!|') KIND[sign.charCodeAt(0)] = SIGN;
for (const sign of ' .*-') KIND[sign.charCodeAt(0)] = GAP;
KIND['_'.charCodeAt(0)] = GAP | REST;
/** Letters before the first sign of a word, at most. */
const MOST = 16;

/** Where words begin that have a sign in them, or are a letter that stands apart: hardly any, and the expression for them is slow. */
export function oddStarts(text: string): readonly number[] {
  const found: number[] = [];
  const { length } = text;
  let isInside = false;
  for (let at = 0; at < length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    const begins = !isInside && (kind & (LETTER | SIGN)) !== 0;
    isInside = (kind & (LETTER | SIGN | REST)) !== 0;
    if (!begins) continue;
    const start = at;
    const last = Math.min(length - 1, start + MOST);
    let next = kind;
    while (next === LETTER && at < last) next = kindOf(text.charCodeAt(++at));
    if (next === SIGN || (at === start + 1 && (next & GAP) !== 0)) found.push(start);
    isInside = (next & (LETTER | SIGN | REST)) !== 0;
  }
  return found;
}

const kindOf = (code: number): number => (code < 128 ? (KIND[code] ?? 0) : 0);
